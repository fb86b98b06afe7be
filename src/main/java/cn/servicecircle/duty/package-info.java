/**
 * 轮流坐班: the rota of the four duty roles (小区党员、网格员、楼栋长、物业人员), known ahead and shown by role and self-chosen
 * name. It plans and tells; it never records who came, from where or for how long (国办函〔2026〕12号: no 打卡签到).
 */
@CheckReturnValue
package cn.servicecircle.duty;

import com.google.errorprone.annotations.CheckReturnValue;
