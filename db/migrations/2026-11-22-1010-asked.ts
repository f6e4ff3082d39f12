import type { Knex } from "knex";

/** What a person asked for beside the ref or release: newer base images, volumes as they were. */
export async function up(knex: Knex): Promise<void> {
    await knex.schema.alterTable("cicd_deployment", (table) => {
        /** JSON. */
        table.text("asked");
    });
}

export async function down(knex: Knex): Promise<void> {
    await knex.schema.alterTable("cicd_deployment", (table) => {
        table.dropColumn("asked");
    });
}
