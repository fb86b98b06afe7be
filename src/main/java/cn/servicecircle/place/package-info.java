/**
 * Where somebody is, in the words of the district: finds 小区, 楼栋 and 服务站 by what people type, says which grid and community
 * a point lies in, and names the 五级管家 who serve it. All but the names of the 管家 is answered from memory. What was asked,
 * a point or a text, is neither stored nor logged (个人信息保护法 28: 行踪轨迹).
 */
@CheckReturnValue
package cn.servicecircle.place;

import com.google.errorprone.annotations.CheckReturnValue;
