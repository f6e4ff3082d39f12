import type { Knex } from "knex";

/** Ids of the stacks' bindings for which the remote was last compared, as JSON; null where that isn't known. */
export async function up(knex: Knex): Promise<void> {
    await knex.schema.alterTable("cicd_repository", (table) => {
        table.text("watched_for");
    });
}

export async function down(knex: Knex): Promise<void> {
    await knex.schema.alterTable("cicd_repository", (table) => table.dropColumn("watched_for"));
}
