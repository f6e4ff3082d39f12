import type { Knex } from "knex";

/** Every table carries the prefix, so that Dockge's own names stay free; times are ISO 8601 text in UTC. */
export async function up(knex: Knex): Promise<void> {
    await knex.schema.createTable("cicd_credential", (table) => {
        table.increments("id");
        table.string("name", 100).notNullable();
        table.string("kind", 30).notNullable();
        table.string("host", 253).notNullable();
        table.string("username", 200).notNullable();
        table.text("secret").notNullable();
        table.text("details").notNullable().defaultTo("{}");
        table.string("expires_at");
        table.string("failing_since");
        table.string("created_at").notNullable();
    });
    await knex.schema.createTable("cicd_known_host", (table) => {
        table.string("host", 253).primary();
        table.text("keys").notNullable();
        table.text("offered").notNullable().defaultTo("[]");
        table.string("pinned_at").notNullable();
    });
    await knex.schema.createTable("cicd_host_ca", (table) => {
        table.string("host", 253).primary();
        table.text("pem").notNullable();
        table.string("created_at").notNullable();
    });
    await knex.schema.createTable("cicd_repository", (table) => {
        table.increments("id");
        table.string("url", 2000).notNullable();
        table.string("url_key", 2000).notNullable().unique();
        table.string("host", 253).notNullable();
        table.string("forge", 30).notNullable();
        table.integer("credential_id").references("id").inTable("cicd_credential");
        table.string("hook_token", 64).notNullable().unique();
        table.text("hook_secret").notNullable();
        table.text("hook_secret_previous");
        table.string("hook_secret_previous_until");
        table.integer("refused").notNullable().defaultTo(0);
        table.text("last_seen").notNullable().defaultTo("{}");
        table.string("watched", 64);
        table.string("last_poll_at");
        table.string("last_poll_error", 1000);
        table.integer("api_credential_id").references("id").inTable("cicd_credential");
        table.integer("poll_minutes").notNullable().defaultTo(0);
        table.boolean("report_status").notNullable().defaultTo(true);
        table.string("status_error", 1000);
        table.boolean("shared_hook").notNullable().defaultTo(false);
        table.string("remote_hook_id", 100);
        table.string("created_at").notNullable();
    });
    await knex.schema.createTable("cicd_binding", (table) => {
        table.increments("id");
        table.integer("repository_id").notNullable().references("id").inTable("cicd_repository");
        table.string("stack", 63).notNullable().unique();
        table.string("branch", 255).notNullable();
        table.text("compose_path").notNullable();
        table.text("profiles").notNullable().defaultTo("[]");
        table.text("env_files").notNullable().defaultTo("[]");
        table.text("rules").notNullable().defaultTo("[]");
        table.text("adopt").notNullable().defaultTo("{}");
        table.text("freeze_windows").notNullable().defaultTo("[]");
        table.string("environment_url", 2000).notNullable().defaultTo("");
        table.text("withdrawn").notNullable().defaultTo("[]");
        table.string("stopped_by", 200);
        table.text("grants").notNullable().defaultTo("[]");
        table.string("paused_by", 200);
        table.string("paused_reason", 500);
        table.string("deploy_token_hash", 64).unique();
        table.string("created_at").notNullable();
        table.index(["repository_id"]);
    });
    await knex.schema.createTable("cicd_build_config", (table) => {
        table.string("stack", 63).primary();
        table.text("config").notNullable();
        table.string("updated_at").notNullable();
    });
    await knex.schema.createTable("cicd_webhook_event", (table) => {
        table.increments("id");
        table.integer("repository_id").notNullable();
        table.string("forge", 30).notNullable();
        table.string("delivery_id", 200).notNullable();
        table.string("event", 60).notNullable();
        table.string("ref", 300);
        table.string("sha", 64);
        table.string("sender", 200).notNullable().defaultTo("");
        table.string("verdict", 20).notNullable();
        table.string("reason", 500).notNullable();
        table.text("headers").notNullable();
        table.string("body_file", 60);
        table.integer("body_offset");
        table.integer("body_length");
        table.text("deployments").notNullable().defaultTo("[]");
        table.string("received_at").notNullable();
        table.index(["repository_id", "id"]);
    });
    await knex.raw(
        "CREATE UNIQUE INDEX cicd_webhook_event_once ON cicd_webhook_event (repository_id, delivery_id) " +
            "WHERE verdict = 'accepted'",
    );
    await knex.schema.createTable("cicd_release", (table) => {
        table.increments("id");
        table.string("stack", 63).notNullable();
        table.integer("number").notNullable();
        table.string("state", 20).notNullable();
        table.integer("deployment_id");
        table.string("ref", 300);
        table.string("commit_sha", 64);
        table.text("commit_message");
        table.string("commit_author", 200);
        table.text("content").notNullable();
        table.text("environment");
        table.string("created_at").notNullable();
        table.string("activated_at");
        table.unique(["stack", "number"]);
    });
    await knex.raw("CREATE UNIQUE INDEX cicd_release_one_active ON cicd_release (stack) WHERE state = 'active'");
    await knex.schema.createTable("cicd_deployment", (table) => {
        table.increments("id");
        table.string("stack", 63).notNullable();
        table.integer("repository_id");
        table.string("trigger", 20).notNullable();
        table.string("ref", 300).notNullable();
        table.string("commit_sha", 64);
        table.text("commit_message");
        table.string("commit_author", 200);
        table.string("requested_by", 200).notNullable();
        table.integer("webhook_event_id");
        table.string("state", 20).notNullable();
        table.string("waiting_reason", 20);
        table.string("waiting_detail", 500);
        table.string("waiting_until");
        table.text("holds").notNullable().defaultTo("[]");
        table.text("released").notNullable().defaultTo("[]");
        table.boolean("untrusted").notNullable().defaultTo(false);
        table.string("claim", 80);
        table.integer("attempt").notNullable().defaultTo(0);
        table.integer("release_id");
        table.integer("target_release_id");
        table.integer("superseded_by");
        table.boolean("cancel_requested").notNullable().defaultTo(false);
        table.text("error");
        table.text("plan");
        table.string("queued_at").notNullable();
        table.string("started_at");
        table.string("finished_at");
        table.integer("duration_ms");
        table.index(["stack", "id"]);
        table.index(["state"]);
    });
    await knex.raw("CREATE INDEX cicd_deployment_polled ON cicd_deployment (stack, commit_sha) WHERE trigger = 'poll'");
    await knex.raw(
        "CREATE UNIQUE INDEX cicd_deployment_one_running ON cicd_deployment (stack) WHERE state = 'running'",
    );
    await knex.schema.createTable("cicd_pending_push", (table) => {
        table.increments("id");
        table.integer("repository_id").notNullable();
        table.integer("webhook_event_id");
        table.string("trigger", 20).notNullable();
        table.string("ref", 300).notNullable();
        table.text("push").notNullable();
        table.string("created_at").notNullable();
        table.index(["repository_id", "ref"]);
    });
    await knex.schema.createTable("cicd_status_report", (table) => {
        table.increments("id");
        table.integer("deployment_id").notNullable().unique();
        table.string("sent", 20).notNullable().defaultTo("");
        table.integer("attempts").notNullable().defaultTo(0);
        table.string("due_at");
        table.text("details").notNullable().defaultTo("{}");
        table.string("created_at").notNullable();
    });
    await knex.schema.createTable("cicd_step", (table) => {
        table.increments("id");
        table.integer("deployment_id").notNullable().references("id").inTable("cicd_deployment").onDelete("CASCADE");
        table.integer("position").notNullable();
        table.string("name", 30).notNullable();
        table.string("state", 20).notNullable();
        table.integer("exit_code");
        table.integer("log_start");
        table.integer("log_end");
        table.string("started_at");
        table.string("finished_at");
        table.unique(["deployment_id", "position"]);
    });
    await knex.schema.createTable("cicd_process", (table) => {
        table.integer("pid").notNullable();
        table.string("started").notNullable();
        table.string("boot_id", 40).notNullable();
        table.integer("deployment_id");
        table.primary(["pid", "boot_id"]);
    });
    await knex.schema.createTable("cicd_instance", (table) => {
        table.integer("id").primary();
        table.string("boot_id", 40).notNullable();
        table.integer("pid").notNullable();
        table.string("started").notNullable();
        table.string("hostname", 253).notNullable();
        table.string("booted_at").notNullable();
    });
    await knex.schema.createTable("cicd_api_token", (table) => {
        table.increments("id");
        table.string("name", 100).notNullable();
        table.string("hash", 64).notNullable().unique();
        table.string("scope", 20).notNullable();
        table.string("created_at").notNullable();
        table.string("last_used_at");
        table.string("expires_at");
    });
    await knex.schema.createTable("cicd_setting", (table) => {
        table.string("key", 60).primary();
        table.text("value").notNullable();
    });
}

export async function down(knex: Knex): Promise<void> {
    const tables = [
        "cicd_setting",
        "cicd_api_token",
        "cicd_instance",
        "cicd_process",
        "cicd_step",
        "cicd_status_report",
        "cicd_pending_push",
        "cicd_deployment",
        "cicd_release",
        "cicd_webhook_event",
        "cicd_build_config",
        "cicd_binding",
        "cicd_repository",
        "cicd_credential",
        "cicd_host_ca",
        "cicd_known_host",
    ];
    for (const table of tables) {
        await knex.schema.dropTableIfExists(table);
    }
}
