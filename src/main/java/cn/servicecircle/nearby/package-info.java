/**
 * 10分钟服务圈, from where a resident stands: which station can be reached on foot, is open, has somebody there and can do the
 * errand, and why. Answered from memory alone; where somebody searched from is neither stored nor logged.
 */
@CheckReturnValue
package cn.servicecircle.nearby;

import com.google.errorprone.annotations.CheckReturnValue;
