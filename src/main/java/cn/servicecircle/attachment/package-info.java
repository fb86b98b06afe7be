/**
 * 附件: the photos and PDF that belong to a 帮办代办, for all whom it concerns. How they come in and where they lie is
 * {@linkplain cn.servicecircle.upload everybody's} who takes files.
 */
@CheckReturnValue
package cn.servicecircle.attachment;

import com.google.errorprone.annotations.CheckReturnValue;
