import type { Knex } from "knex";

/** Any page of a long history, whatever it is narrowed down to, is found in an index. */
export async function up(knex: Knex): Promise<void> {
    // All that a list can be narrowed down by, newest last: looking through it touches none of the wide rows.
    await knex.raw(
        `CREATE INDEX cicd_deployment_find ON cicd_deployment
         (id, stack, state, trigger, ref, commit_sha, commit_author, queued_at, commit_message)`,
    );
    await knex.raw("CREATE INDEX cicd_webhook_event_verdict ON cicd_webhook_event (verdict, id)");
    await knex.raw(
        "CREATE INDEX cicd_webhook_event_repository_verdict ON cicd_webhook_event (repository_id, verdict, id)",
    );
}

export async function down(knex: Knex): Promise<void> {
    await knex.raw("DROP INDEX cicd_webhook_event_repository_verdict");
    await knex.raw("DROP INDEX cicd_webhook_event_verdict");
    await knex.raw("DROP INDEX cicd_deployment_find");
}
