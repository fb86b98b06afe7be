/**
 * 材料交接: every original that somebody hands over is receipted, and handed back. The ledger's rows are added and never changed;
 * their sums say how many the station and the responsible body hold, are never below zero, and are zero before the errand is
 * completed, closed or handed to another station, for whoever gave a receipt answers for it (民法典 891, 892, 899: a keeper
 * gives a receipt, takes care, and gives back whenever asked). A principal may cancel at any time; what is held then is still to be handed back.
 *
 * <p>Movements are steps with the errand locked, so two people never hand back the same one.
 */
@CheckReturnValue
package cn.servicecircle.custody;

import com.google.errorprone.annotations.CheckReturnValue;
