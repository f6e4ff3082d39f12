import type { Knex } from "knex";

/** Commands, retries, jobs, the order of the queue, settings from the repository, environment by key, build secrets. */
export async function up(knex: Knex): Promise<void> {
    await knex.schema.alterTable("cicd_step", (table) => {
        /** 1 for the first try; above that the step was tried again. */
        table.integer("tries").notNullable().defaultTo(0);
        /** Succeeded only when it was tried again. */
        table.boolean("flaky").notNullable().defaultTo(false);
    });
    await knex.raw("CREATE INDEX cicd_step_flaky ON cicd_step (id) WHERE flaky = 1");
    await knex.schema.alterTable("cicd_deployment", (table) => {
        /** Higher goes first among the queued ones; equal ones in the order of their ids. */
        table.integer("priority").notNullable().defaultTo(0);
        /** Since when its place in line counts, where it took the place of an earlier push; else `queued_at` does. */
        table.string("line_since");
        /** What is done and need not be done again after a wait, a crash or a failure: JSON. */
        table.text("progress");
        /** The failed deployment whose checkout and images this one goes on with. */
        table.integer("retry_of");
        /** The settings as they counted for this deployment, with the origin of each: JSON. */
        table.text("settings");
    });
    await knex.schema.alterTable("cicd_build_config", (table) => {
        /** What the repository may set beyond its own builds: JSON, a list of switches. */
        table.text("repository_switches").notNullable().defaultTo("[]");
    });
    // A stack's last start is one look away, however long its history is.
    await knex.raw(
        "CREATE INDEX cicd_deployment_started ON cicd_deployment (stack, started_at) WHERE started_at IS NOT NULL",
    );
    // What can be gone on with is little, and asked for at the end of each deployment.
    await knex.raw("CREATE INDEX cicd_deployment_progress ON cicd_deployment (stack) WHERE progress IS NOT NULL");
    await knex.schema.createTable("cicd_job", (table) => {
        table.increments("id");
        table.string("stack", 63).notNullable();
        table.string("name", 100).notNullable();
        table.text("command").notNullable();
        /** Five fields of cron; null for by hand only. */
        table.string("schedule", 200);
        table.string("timezone", 60).notNullable().defaultTo("UTC");
        table.boolean("enabled").notNullable().defaultTo(true);
        /** Up to when its schedule is settled: what was due until then has a run or never gets one. */
        table.string("last_due_at");
        table.string("changed_by", 200).notNullable();
        table.string("changed_at").notNullable();
        table.string("created_at").notNullable();
        table.unique(["stack", "name"]);
    });
    await knex.schema.createTable("cicd_job_run", (table) => {
        table.increments("id");
        table.integer("job_id");
        table.string("stack", 63).notNullable();
        table.string("name", 100).notNullable();
        table.text("command").notNullable();
        table.string("state", 20).notNullable();
        table.string("trigger", 20).notNullable();
        table.string("requested_by", 200).notNullable();
        /** Which try of the command is under way; part of the name under which it runs, so that none starts twice. */
        table.integer("tries").notNullable().defaultTo(0);
        table.integer("release_id");
        table.integer("release_number");
        table.integer("exit_code");
        table.text("error");
        table.string("claim", 80);
        table.boolean("cancel_requested").notNullable().defaultTo(false);
        table.string("due_at");
        table.string("queued_at").notNullable();
        table.string("started_at");
        table.string("finished_at");
        table.index(["stack", "id"]);
        table.index(["job_id", "id"]);
    });
    // Few are open at a time, however long the history.
    await knex.raw("CREATE INDEX cicd_job_run_open ON cicd_job_run (id) WHERE state IN ('queued', 'running')");
    await knex.raw(
        "CREATE UNIQUE INDEX cicd_job_run_one ON cicd_job_run (job_id) WHERE state IN ('queued', 'running')",
    );
    await knex.schema.createTable("cicd_environment_key", (table) => {
        table.string("stack", 63).notNullable();
        table.string("key", 200).notNullable();
        /** `versioned` rolls back with a release, `current` survives a rollback. */
        table.string("mode", 20).notNullable();
        table.primary(["stack", "key"]);
    });
    await knex.schema.createTable("cicd_build_secret", (table) => {
        table.string("stack", 63).notNullable();
        table.string("name", 100).notNullable();
        table.text("value").notNullable();
        table.string("updated_at").notNullable();
        table.primary(["stack", "name"]);
    });
}

export async function down(knex: Knex): Promise<void> {
    for (const table of ["cicd_build_secret", "cicd_environment_key", "cicd_job_run", "cicd_job"]) {
        await knex.schema.dropTableIfExists(table);
    }
    await knex.raw("DROP INDEX cicd_deployment_started");
    await knex.raw("DROP INDEX IF EXISTS cicd_deployment_progress");
    await knex.schema.alterTable("cicd_deployment", (table) => {
        table.dropColumns("priority", "line_since", "progress", "retry_of", "settings");
    });
    await knex.schema.alterTable("cicd_build_config", (table) => {
        table.dropColumn("repository_switches");
    });
    await knex.raw("DROP INDEX IF EXISTS cicd_step_flaky");
    await knex.schema.alterTable("cicd_step", (table) => {
        table.dropColumns("tries", "flaky");
    });
}
