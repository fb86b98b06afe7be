/**
 * 议事空间: where the people of a 社区, 网格, 小区, 楼栋 or of a group of 小区 (连片打包) deliberate, under which rules, and which
 * bodies take part. All of it is small and in the memory of every node.
 */
@CheckReturnValue
package cn.servicecircle.space;

import com.google.errorprone.annotations.CheckReturnValue;
