/**
 * 官方答复: what somebody says to a topic under an office, shown before all comments and marked with the office; and what
 * residents ask for, with a time limit of working days as 12345 has it: {@code asked → answered}, and told up when it is late.
 *
 * <p>Whoever answers is known by name and office, so an answer that the checks let pass is seen at once, however the space
 * looks at posts; one that they do not, or could not look at, waits for a moderator like any other, and so does what somebody
 * says for a body who is new, or of whom something was hidden of late. Once hidden, it answers nothing any more. It can be reported, hidden
 * with clause and reason, and appealed for; but no number of reports alone puts it away, for it would be easy to silence an
 * answer that displeases. What was published is never changed but by a new version with a reason.
 */
@CheckReturnValue
package cn.servicecircle.answer;

import com.google.errorprone.annotations.CheckReturnValue;
