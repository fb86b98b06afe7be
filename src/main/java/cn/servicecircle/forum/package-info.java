/** 议事: topics of an area and the comments on them. What is posted waits, unless WeChat's check and the rules let it through. */
@CheckReturnValue
package cn.servicecircle.forum;

import com.google.errorprone.annotations.CheckReturnValue;
