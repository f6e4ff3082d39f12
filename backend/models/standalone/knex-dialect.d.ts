declare module "knex/lib/dialects/sqlite3/index.js" {
    import { Knex } from "knex";
    export default class SqliteDialect extends Knex.Client {}
}
