import type { Knex } from "knex";

/** Drift as it was last seen, changes by hand that are kept, and who decided about one. */
export async function up(knex: Knex): Promise<void> {
    await knex.schema.alterTable("cicd_binding", (table) => {
        /** Changes of the compose file by hand that every deployment takes over: JSON. */
        table.text("local_edit");
    });
    await knex.schema.createTable("cicd_drift", (table) => {
        table.string("stack", 63).primary();
        /** What differs: JSON. */
        table.text("fields").notNullable();
        table.string("since").notNullable();
    });
    await knex.schema.createTable("cicd_audit", (table) => {
        table.increments("id");
        table.string("at").notNullable();
        table.string("stack", 63).notNullable();
        table.string("actor", 200).notNullable();
        table.string("action", 60).notNullable();
        table.text("detail").notNullable();
        table.index(["stack", "id"]);
    });
}

export async function down(knex: Knex): Promise<void> {
    await knex.schema.dropTableIfExists("cicd_audit");
    await knex.schema.dropTableIfExists("cicd_drift");
    await knex.schema.alterTable("cicd_binding", (table) => table.dropColumn("local_edit"));
}
