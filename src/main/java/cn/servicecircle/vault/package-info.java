/** Seals personal data for the database: whoever has the database but not the keys can read none of it. */
@CheckReturnValue
package cn.servicecircle.vault;

import com.google.errorprone.annotations.CheckReturnValue;
