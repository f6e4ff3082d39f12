import type { Knex } from "knex";

/** Who did it: a person, a token, a forge, or the server itself. */
export async function up(knex: Knex): Promise<void> {
    await knex.schema.alterTable("cicd_audit", (table) => {
        table.string("actor_kind", 20).notNullable().defaultTo("user");
    });
    // All that the trail is narrowed down by, newest last.
    await knex.raw("CREATE INDEX cicd_audit_find ON cicd_audit (id, stack, actor, actor_kind, action, at)");
}

export async function down(knex: Knex): Promise<void> {
    await knex.raw("DROP INDEX cicd_audit_find");
    await knex.schema.alterTable("cicd_audit", (table) => table.dropColumn("actor_kind"));
}
