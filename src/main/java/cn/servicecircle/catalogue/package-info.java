/**
 * The catalogue of 事项: what residents can ask a station for, with which materials, by when, and who is responsible for it.
 *
 * <p>An item is who it is, its id and its {@link cn.servicecircle.catalogue.ServiceItem.Kind}, which never change, and what it
 * says, which admins change without a release. Each change is a new version with who, when and why; a version is never
 * changed again, so that what was filed stays under the words and time limits of its day. The newest is the current one.
 *
 * <p>A version is one JSON document in one row, and no tables of materials and questions: it is written once, read whole and
 * only whole, and searched in memory. So there is no order to keep and nothing to join, and a part that an item may say one
 * day needs no migration. The price is that SQL cannot look into it, and that the names in
 * {@link cn.servicecircle.catalogue.ItemContent} may be added to, but not changed.
 *
 * <p>Changes come one after the other: each starts by raising the version of the snapshot, which is a lock. Every node then
 * reads all versions anew: some kilobytes each, a few a day at most.
 *
 * <p>A district's files and admins may change the same item. An import makes a new version of those items whose rows differ
 * from what the import before it brought, and leaves the others as the admins have them; where both changed an item, the
 * files win, being the later act, and what the admin wrote stays readable. Withdrawing an item is the admins' alone.
 */
@CheckReturnValue
package cn.servicecircle.catalogue;

import com.google.errorprone.annotations.CheckReturnValue;
