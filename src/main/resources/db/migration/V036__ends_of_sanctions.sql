-- What was lifted with its post before answering the appeal went with it: nobody needs to answer any more.
UPDATE sanction SET decided_at = UTC_TIMESTAMP(6), answer = '内容已恢复发布，已解除', alarm_at = NULL
WHERE lifted AND appeal IS NOT NULL AND decided_at IS NULL;

-- What was said against a sanction after the words of its case were forgotten is forgotten half a year after its last word, too.
UPDATE moderation m JOIN sanction s ON s.case_id = m.id
SET m.words_until = COALESCE(s.decided_at, s.appealed_at) + INTERVAL 186 DAY
WHERE m.words_until IS NULL AND m.state IN ('hidden', 'published') AND s.appeal <> '';
