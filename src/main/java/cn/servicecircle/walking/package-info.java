/** Ways on foot: how far it is to walk, along the streets where they are known and by estimate where not. */
@CheckReturnValue
package cn.servicecircle.walking;

import com.google.errorprone.annotations.CheckReturnValue;
