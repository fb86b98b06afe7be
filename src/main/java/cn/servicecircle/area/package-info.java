/** The area tree 区→街道/乡镇→社区/村→网格→小区→楼栋, and how far a role that is held in it reaches. */
@CheckReturnValue
package cn.servicecircle.area;

import com.google.errorprone.annotations.CheckReturnValue;
