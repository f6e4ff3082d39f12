import type { Knex } from "knex";

/** Figures of ended deployments as daily sums, so that a question about months is not answered from the history. */
export async function up(knex: Knex): Promise<void> {
    await knex.schema.alterTable("cicd_deployment", (table) => {
        /** When its commit was made, ISO 8601 in UTC. */
        table.string("committed_at");
        /** Set once it is in the sums. */
        table.boolean("counted");
    });
    await knex.raw(
        "CREATE INDEX cicd_deployment_uncounted ON cicd_deployment (id) " +
            "WHERE counted IS NULL AND finished_at IS NOT NULL",
    );
    await knex.raw(
        "CREATE INDEX cicd_deployment_went_live ON cicd_deployment (stack, commit_sha, id) WHERE state = 'succeeded'",
    );
    // Of all stacks together under the empty name; durations are counted by logarithmic bucket.
    await knex.raw(
        `CREATE TABLE cicd_figure (
            stack TEXT NOT NULL, day TEXT NOT NULL, measure TEXT NOT NULL, bucket INTEGER NOT NULL,
            count INTEGER NOT NULL, PRIMARY KEY (stack, day, measure, bucket)
        ) WITHOUT ROWID`,
    );
}

export async function down(knex: Knex): Promise<void> {
    await knex.schema.dropTableIfExists("cicd_figure");
    await knex.raw("DROP INDEX cicd_deployment_went_live");
    await knex.raw("DROP INDEX cicd_deployment_uncounted");
    await knex.schema.alterTable("cicd_deployment", (table) => table.dropColumns("committed_at", "counted"));
}
