-- Whether an attachment is a signature that must be kept.
ALTER TABLE evidence
  ADD KEY evidence_attachment (attachment_id);
