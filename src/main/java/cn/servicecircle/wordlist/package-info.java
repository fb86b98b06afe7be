/**
 * The district's own list of words that are not published, or not before a moderator has looked. Found by Aho-Corasick
 * (org.ahocorasick), which needs one pass however long the list is, and brings nothing along.
 */
@CheckReturnValue
package cn.servicecircle.wordlist;

import com.google.errorprone.annotations.CheckReturnValue;
