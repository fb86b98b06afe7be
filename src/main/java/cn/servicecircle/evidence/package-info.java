/** 存证: what shows that a person said yes where the product did not hear it, for mandates and for relatives. */
@CheckReturnValue
package cn.servicecircle.evidence;

import com.google.errorprone.annotations.CheckReturnValue;
