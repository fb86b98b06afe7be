/**
 * 轮流坐班: the rota of the four duty roles (小区党员、网格员、楼栋长、物业人员), known ahead and shown by role and self-chosen
 * name. It plans and tells; it never records who came, from where or for how long (国办函〔2026〕12号: no 打卡签到).
 *
 * <p>A rota is drafted ({@link cn.servicecircle.duty.RotaDraft}, pure), looked at and published; a published shift may be offered
 * and taken by a colleague, or closed, which leaves a hole. Whoever changes shifts holds one lock for the whole district
 * ({@link cn.servicecircle.duty.Rota#lock}), as nobody can be at two stations at once; there are few such changes in a day.
 */
@CheckReturnValue
package cn.servicecircle.duty;

import com.google.errorprone.annotations.CheckReturnValue;
