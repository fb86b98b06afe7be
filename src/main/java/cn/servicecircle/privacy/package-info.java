/** Points out personal data in what somebody is about to publish. The author decides; nothing is kept, and nobody is told. */
@CheckReturnValue
package cn.servicecircle.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
