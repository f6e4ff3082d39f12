import type { Knex } from "knex";

/** Canaries: how far each is, and what a person decided about it. */
export async function up(knex: Knex): Promise<void> {
    await knex.schema.createTable("cicd_canary", (table) => {
        table.integer("deployment_id").notNullable().references("id").inTable("cicd_deployment").onDelete("CASCADE");
        table.string("service", 200).notNullable();
        /** Whether people can still decide about it. */
        table.boolean("open").notNullable();
        table.text("course").notNullable();
        table.text("decision");
        table.primary(["deployment_id", "service"]);
    });
}

export async function down(knex: Knex): Promise<void> {
    await knex.schema.dropTableIfExists("cicd_canary");
}
