-- CreateTable
CREATE TABLE "touched_month" (
    "id" BIGSERIAL NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "outlet_id" INTEGER NOT NULL,
    "month" DATE NOT NULL,

    CONSTRAINT "touched_month_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_month" (
    "customer_id" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "waybills" INTEGER NOT NULL,
    "shipments" INTEGER NOT NULL,
    "pieces" INTEGER NOT NULL,
    "weight_grams" BIGINT NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "list_revenue_minor" BIGINT NOT NULL,
    "cost_pickup_minor" BIGINT NOT NULL,
    "cost_linehaul_minor" BIGINT NOT NULL,
    "cost_delivery_minor" BIGINT NOT NULL,
    "cost_minor" BIGINT NOT NULL,
    "known_waybills" INTEGER NOT NULL,
    "known_revenue_minor" BIGINT NOT NULL,
    "known_cost_minor" BIGINT NOT NULL,
    "promised_delivered" INTEGER NOT NULL,
    "on_time" INTEGER NOT NULL,
    "damaged" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,
    "claims" INTEGER NOT NULL,
    "claims_minor" BIGINT NOT NULL,
    "unpriced" INTEGER NOT NULL,
    "uncosted" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "customer_month_pkey" PRIMARY KEY ("customer_id","month","currency")
);

-- CreateTable
CREATE TABLE "outlet_month" (
    "outlet_id" INTEGER NOT NULL,
    "product" TEXT NOT NULL,
    "destination_region" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "waybills" INTEGER NOT NULL,
    "shipments" INTEGER NOT NULL,
    "pieces" INTEGER NOT NULL,
    "weight_grams" BIGINT NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "list_revenue_minor" BIGINT NOT NULL,
    "cost_pickup_minor" BIGINT NOT NULL,
    "cost_linehaul_minor" BIGINT NOT NULL,
    "cost_delivery_minor" BIGINT NOT NULL,
    "cost_minor" BIGINT NOT NULL,
    "known_waybills" INTEGER NOT NULL,
    "known_revenue_minor" BIGINT NOT NULL,
    "known_cost_minor" BIGINT NOT NULL,
    "promised_delivered" INTEGER NOT NULL,
    "on_time" INTEGER NOT NULL,
    "damaged" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,
    "claims" INTEGER NOT NULL,
    "claims_minor" BIGINT NOT NULL,
    "unpriced" INTEGER NOT NULL,
    "uncosted" INTEGER NOT NULL,

    CONSTRAINT "outlet_month_pkey" PRIMARY KEY ("month","outlet_id","product","destination_region","currency")
);

-- CreateTable
CREATE TABLE "analysis_run" (
    "id" SERIAL NOT NULL,
    "scheme" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "parameters" JSONB NOT NULL,
    "as_of" DATE NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "model" JSONB,
    "summary" JSONB,
    "movement" JSONB,
    "against_run_id" INTEGER,
    "rows_kept" BOOLEAN NOT NULL DEFAULT false,
    "cancel_asked" BOOLEAN NOT NULL DEFAULT false,
    "failure_code" TEXT,
    "failure_params" JSONB,
    "requested_by_id" INTEGER NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "analysis_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "outlet" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'outlet',
    "franchise" BOOLEAN NOT NULL DEFAULT false,
    "parent_id" INTEGER,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outlet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'person',
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(3),
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "outlet_id" INTEGER NOT NULL,
    "manager_id" INTEGER,
    "grade" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "disabled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role" (
    "key" TEXT NOT NULL,
    "built_in" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "role_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "role_permission" (
    "role_key" TEXT NOT NULL,
    "permission" TEXT NOT NULL,
    "scope" TEXT NOT NULL,

    CONSTRAINT "role_permission_pkey" PRIMARY KEY ("role_key","permission")
);

-- CreateTable
CREATE TABLE "user_role" (
    "user_id" INTEGER NOT NULL,
    "role_key" TEXT NOT NULL,
    "outlet_id" INTEGER NOT NULL,

    CONSTRAINT "user_role_pkey" PRIMARY KEY ("user_id","role_key","outlet_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT,
    "agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "user_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response_status" INTEGER,
    "response_body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" INTEGER,
    "action" TEXT NOT NULL,
    "subject_type" TEXT,
    "subject_id" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "root_id" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'business',
    "lifecycle" TEXT NOT NULL DEFAULT 'potential',
    "industry" TEXT,
    "region_code" TEXT,
    "address" TEXT,
    "phone" TEXT,
    "credit_code" TEXT,
    "credit_grade" TEXT,
    "owner_id" INTEGER,
    "outlet_id" INTEGER,
    "source" TEXT,
    "referrer_id" INTEGER,
    "parent_id" INTEGER,
    "customer_since" DATE,
    "annual_marketing_cost_minor" BIGINT,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "next_touch_on" DATE,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "search_text" TEXT NOT NULL DEFAULT '',
    "archived_at" TIMESTAMPTZ(3),
    "created_import_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_standing" (
    "customer_id" INTEGER NOT NULL,
    "owner_id" INTEGER,
    "outlet_id" INTEGER,
    "listed" BOOLEAN NOT NULL DEFAULT true,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_touch_on" DATE,
    "abc_class" TEXT,
    "abc_weighted_class" TEXT,
    "rfm_class" TEXT,
    "dormancy_class" TEXT,
    "loyalty_class" TEXT,
    "value_minor" BIGINT,
    "dormancy_ratio" DOUBLE PRECISION,
    "last_shipping_on" DATE,
    "satisfaction" SMALLINT,

    CONSTRAINT "customer_standing_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "customer_collaborator" (
    "customer_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_collaborator_pkey" PRIMARY KEY ("customer_id","user_id")
);

-- CreateTable
CREATE TABLE "customer_merge" (
    "id" SERIAL NOT NULL,
    "survivor_id" INTEGER NOT NULL,
    "merged_id" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "merged_by_id" INTEGER NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_by_id" INTEGER,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_override" (
    "customer_id" INTEGER NOT NULL,
    "scheme" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" INTEGER NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_override_pkey" PRIMARY KEY ("customer_id","scheme")
);

-- CreateTable
CREATE TABLE "fact_key" (
    "key" TEXT NOT NULL,
    "info_class" TEXT NOT NULL,
    "value_type" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'built_in',
    "labels" JSONB NOT NULL DEFAULT '{}',
    "options" JSONB NOT NULL DEFAULT '[]',
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "fact_key_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "customer_fact" (
    "id" BIGSERIAL NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB,
    "info_class" TEXT NOT NULL,
    "method" TEXT,
    "source" TEXT,
    "confidence" DOUBLE PRECISION,
    "verified_on" DATE,
    "noted_by_id" INTEGER,
    "noted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "customer_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "title" TEXT,
    "decision_role" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "archived_at" TIMESTAMPTZ(3),
    "created_import_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interaction" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "customer_id" INTEGER NOT NULL,
    "contact_id" INTEGER,
    "user_id" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "direction" TEXT NOT NULL DEFAULT 'outbound',
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_minutes" INTEGER,
    "purpose" TEXT,
    "heard" TEXT,
    "answered" TEXT,
    "result" TEXT,
    "cost_minor" BIGINT,
    "next_touch_on" DATE,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "interaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "customer_id" INTEGER,
    "assignee_id" INTEGER NOT NULL,
    "created_by_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "remind_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waybill" (
    "id" BIGSERIAL NOT NULL,
    "waybill_no" TEXT NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_on" DATE NOT NULL,
    "outlet_id" INTEGER,
    "pickup_outlet_id" INTEGER,
    "delivery_outlet_id" INTEGER,
    "courier_code" TEXT,
    "product" TEXT,
    "promised_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "delivered_by_event" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'unknown',
    "stated_status" TEXT NOT NULL DEFAULT 'unknown',
    "origin_region" TEXT,
    "destination_region" TEXT,
    "pieces" INTEGER NOT NULL DEFAULT 1,
    "weight_grams" INTEGER,
    "volumetric_weight_grams" INTEGER,
    "charged_weight_grams" INTEGER,
    "freight_minor" BIGINT,
    "list_freight_minor" BIGINT,
    "cost_pickup_minor" BIGINT,
    "cost_linehaul_minor" BIGINT,
    "cost_delivery_minor" BIGINT,
    "cost_minor" BIGINT,
    "surcharges_minor" BIGINT,
    "settlement" TEXT,
    "account_no" TEXT,
    "sign_type" TEXT,
    "return_of" TEXT,
    "insured_value_minor" BIGINT,
    "insurance_fee_minor" BIGINT,
    "cod_amount_minor" BIGINT,
    "currency" TEXT NOT NULL,
    "damaged" BOOLEAN NOT NULL DEFAULT false,
    "lost" BOOLEAN NOT NULL DEFAULT false,
    "created_import_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "waybill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking_event" (
    "id" BIGSERIAL NOT NULL,
    "waybill_no" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "provider" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "text" TEXT,
    "outlet_id" INTEGER,
    "courier_code" TEXT,
    "created_import_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tracking_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_record" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "customer_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "category" TEXT,
    "waybill_no" TEXT,
    "channel" TEXT,
    "source_no" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_on" DATE NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "complaint_id" INTEGER,
    "resolved_at" TIMESTAMPTZ(3),
    "informed_at" TIMESTAMPTZ(3),
    "subject" TEXT,
    "description" TEXT,
    "compensation_minor" BIGINT,
    "currency" TEXT NOT NULL,
    "caller_name" TEXT,
    "caller_phone" TEXT,
    "outlet_id" INTEGER,
    "liable_outlet_id" INTEGER,
    "assignee_id" INTEGER,
    "archived_at" TIMESTAMPTZ(3),
    "created_import_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey" (
    "id" SERIAL NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_invitation" (
    "id" SERIAL NOT NULL,
    "survey_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "invited_on" DATE NOT NULL,
    "group_name" TEXT,
    "created_import_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_response" (
    "id" SERIAL NOT NULL,
    "survey_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_on" DATE NOT NULL,
    "satisfaction" SMALLINT,
    "recommend" SMALLINT,
    "expectation" SMALLINT,
    "perception" SMALLINT,
    "comment" TEXT,
    "created_import_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "file_name" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "identity_hash" TEXT NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "options" JSONB NOT NULL DEFAULT '{}',
    "total" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "warnings" INTEGER NOT NULL DEFAULT 0,
    "notices" JSONB NOT NULL DEFAULT '[]',
    "step" TEXT,
    "applied_through" BIGINT NOT NULL DEFAULT 0,
    "cancel_asked" BOOLEAN NOT NULL DEFAULT false,
    "revert_asked" BOOLEAN NOT NULL DEFAULT false,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "failure_code" TEXT,
    "failure_params" JSONB,
    "revert_report" JSONB,
    "requested_by_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_error" (
    "id" BIGSERIAL NOT NULL,
    "import_id" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "column" TEXT,
    "value" TEXT,
    "reason" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "severity" TEXT NOT NULL DEFAULT 'error',

    CONSTRAINT "import_error_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_change" (
    "id" BIGSERIAL NOT NULL,
    "import_id" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "record_id" BIGINT NOT NULL,
    "before" JSONB NOT NULL,
    "after_version" INTEGER NOT NULL,

    CONSTRAINT "import_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "customer_month_month_idx" ON "customer_month"("month");

-- CreateIndex
CREATE INDEX "outlet_month_outlet_id_month_idx" ON "outlet_month"("outlet_id", "month");

-- CreateIndex
CREATE INDEX "analysis_run_scheme_status_id_idx" ON "analysis_run"("scheme", "status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "outlet_external_id_key" ON "outlet"("external_id");

-- CreateIndex
CREATE INDEX "outlet_parent_id_idx" ON "outlet"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_external_id_key" ON "app_user"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "app_user_manager_id_idx" ON "app_user"("manager_id");

-- CreateIndex
CREATE INDEX "app_user_outlet_id_idx" ON "app_user"("outlet_id");

-- CreateIndex
CREATE INDEX "user_role_outlet_id_idx" ON "user_role"("outlet_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_prefix_key" ON "api_key"("prefix");

-- CreateIndex
CREATE INDEX "api_key_user_id_idx" ON "api_key"("user_id");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_id_idx" ON "audit_event"("subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_action_at_idx" ON "audit_event"("actor_id", "action", "at");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "customer_external_id_key" ON "customer"("external_id");

-- CreateIndex
CREATE INDEX "customer_owner_id_idx" ON "customer"("owner_id");

-- CreateIndex
CREATE INDEX "customer_outlet_id_idx" ON "customer"("outlet_id");

-- CreateIndex
CREATE INDEX "customer_collaborator_user_id_idx" ON "customer_collaborator"("user_id");

-- CreateIndex
CREATE INDEX "customer_merge_survivor_id_idx" ON "customer_merge"("survivor_id");

-- CreateIndex
CREATE INDEX "customer_merge_merged_id_idx" ON "customer_merge"("merged_id");

-- CreateIndex
CREATE INDEX "customer_fact_customer_id_key_id_idx" ON "customer_fact"("customer_id", "key", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_external_id_key" ON "contact"("external_id");

-- CreateIndex
CREATE INDEX "contact_customer_id_idx" ON "contact"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "interaction_external_id_key" ON "interaction"("external_id");

-- CreateIndex
CREATE INDEX "interaction_customer_id_occurred_at_idx" ON "interaction"("customer_id", "occurred_at");

-- CreateIndex
CREATE INDEX "interaction_user_id_occurred_at_idx" ON "interaction"("user_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "task_external_id_key" ON "task"("external_id");

-- CreateIndex
CREATE INDEX "task_assignee_id_due_at_idx" ON "task"("assignee_id", "due_at");

-- CreateIndex
CREATE INDEX "task_customer_id_idx" ON "task"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "waybill_waybill_no_key" ON "waybill"("waybill_no");

-- CreateIndex
CREATE INDEX "waybill_customer_id_accepted_on_idx" ON "waybill"("customer_id", "accepted_on");

-- CreateIndex
CREATE INDEX "waybill_outlet_id_accepted_on_idx" ON "waybill"("outlet_id", "accepted_on");

-- CreateIndex
CREATE UNIQUE INDEX "tracking_event_waybill_no_provider_occurred_at_code_key" ON "tracking_event"("waybill_no", "provider", "occurred_at", "code");

-- CreateIndex
CREATE UNIQUE INDEX "case_record_external_id_key" ON "case_record"("external_id");

-- CreateIndex
CREATE INDEX "case_record_customer_id_opened_at_idx" ON "case_record"("customer_id", "opened_at");

-- CreateIndex
CREATE INDEX "case_record_opened_at_idx" ON "case_record"("opened_at");

-- CreateIndex
CREATE INDEX "case_record_waybill_no_idx" ON "case_record"("waybill_no");

-- CreateIndex
CREATE INDEX "case_record_complaint_id_idx" ON "case_record"("complaint_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_record_channel_source_no_key" ON "case_record"("channel", "source_no");

-- CreateIndex
CREATE UNIQUE INDEX "survey_external_id_key" ON "survey"("external_id");

-- CreateIndex
CREATE INDEX "survey_invitation_invited_on_idx" ON "survey_invitation"("invited_on");

-- CreateIndex
CREATE INDEX "survey_invitation_customer_id_idx" ON "survey_invitation"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_invitation_survey_id_customer_id_invited_at_key" ON "survey_invitation"("survey_id", "customer_id", "invited_at");

-- CreateIndex
CREATE INDEX "survey_response_customer_id_answered_on_idx" ON "survey_response"("customer_id", "answered_on");

-- CreateIndex
CREATE INDEX "survey_response_answered_on_idx" ON "survey_response"("answered_on");

-- CreateIndex
CREATE UNIQUE INDEX "survey_response_survey_id_customer_id_answered_at_key" ON "survey_response"("survey_id", "customer_id", "answered_at");

-- CreateIndex
CREATE INDEX "import_created_at_idx" ON "import"("created_at");

-- CreateIndex
CREATE INDEX "import_error_import_id_row_no_idx" ON "import_error"("import_id", "row_no");

-- CreateIndex
CREATE INDEX "import_change_import_id_record_id_idx" ON "import_change"("import_id", "record_id");

-- AddForeignKey
ALTER TABLE "outlet" ADD CONSTRAINT "outlet_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "outlet"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_outlet_id_fkey" FOREIGN KEY ("outlet_id") REFERENCES "outlet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_permission" ADD CONSTRAINT "role_permission_role_key_fkey" FOREIGN KEY ("role_key") REFERENCES "role"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_role_key_fkey" FOREIGN KEY ("role_key") REFERENCES "role"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_outlet_id_fkey" FOREIGN KEY ("outlet_id") REFERENCES "outlet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_collaborator" ADD CONSTRAINT "customer_collaborator_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
