/** The contract at work: reads, checks and limits requests, calls one handler an operation, and writes every answer. Only this package sees {@code RoutingContext}. */
@CheckReturnValue
package cn.servicecircle.http;

import com.google.errorprone.annotations.CheckReturnValue;
