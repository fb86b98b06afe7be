/**
 * What must be told. The inbox row and the outbox row are written in the transaction of what they tell of; a worker on any
 * node then sends the WeChat message, with a lease, so that a crash loses none.
 */
@CheckReturnValue
package cn.servicecircle.notification;

import com.google.errorprone.annotations.CheckReturnValue;
