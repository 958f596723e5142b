INSERT INTO organization (id, name, epoch, created_at)
VALUES (1, 'Meridian Robotics', 'abcd', :then);

INSERT INTO "user" (
    organization_id, id, first_name, last_name, email, global_role, is_enabled, is_service, updated_at, position
) VALUES
    (1, :ada, 'Ada', 'Administrator', 'Ada@Example.com', 'Organization Admin', TRUE, FALSE, :later, 0),
    (1, :service, 'First key', '(API key)', NULL, 'Organization Admin', TRUE, TRUE, :then, 0);

INSERT INTO api_key (organization_id, id, title, digest, permissions, switches, user_id, created_at)
VALUES (1, :api_key, 'First key', :digest, :permissions, :switches, :service, :then);

INSERT INTO source_type (organization_id, id, title, is_archived) VALUES (1, :type, 'Inbound', FALSE);

INSERT INTO source (organization_id, id, title, is_archived, source_type_id)
VALUES (1, :source, 'Careers Page', FALSE, :type);

INSERT INTO candidate (
    organization_id, id, name, email_addresses, phone_numbers, social_links, source_id, created_at, updated_at,
    added_at, position
) VALUES
    (1, :zoe, 'Zoë GRÖßE', :addresses, '[]', '[]', :source, :then, :later, :then, 0),
    (1, :otto, 'Otto Nobody', '[]', '[]', '[]', NULL, :then, :then, :later, 0);

INSERT INTO candidate_email (organization_id, candidate_id, email) VALUES (1, :zoe, 'zoe@example.com');

INSERT INTO candidate_tag (organization_id, id, title, is_archived, created_at, position)
VALUES (1, :tag, 'Met at a fair', FALSE, :then, 0);

INSERT INTO candidate_tagging (organization_id, candidate_id, candidate_tag_id, tagged_at)
VALUES (1, :zoe, :tag, :later);

INSERT INTO event (organization_id, id, kind, subject_id, fields, actor_id, request_id, happened_at)
VALUES (1, :event, 'candidate.created', :zoe, '[]', :service, 'the request', :then);

INSERT INTO webhook_setting (organization_id, id, webhook_type, request_url, secret, enabled, created_at)
VALUES (1, :setting, 'candidateHire', :url, :secret, TRUE, :then);

INSERT INTO webhook_delivery (
    organization_id, id, webhook_setting_id, action_id, payload, attempts, state, created_at, updated_at
) VALUES (1, :delivery, :setting, :event, :payload, 0, 'pending', :then, :then);

INSERT INTO job (id, kind, arguments, due_at, leased_until, attempts)
VALUES (:job, 'webhooks.deliver', :arguments, :then, NULL, 2)
