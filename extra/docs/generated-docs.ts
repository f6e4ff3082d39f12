import { format, resolveConfig } from "prettier";
import { cicdJsonSchema } from "../../common/cicd-json-schema";
import { commandTable, settingTable } from "./setting-tables";

const tables = { settings: settingTable, commands: commandTable };

/** Puts each table between its two marks, and leaves the rest as it is. */
function withTables(text: string): string {
    return Object.entries(tables).reduce((page, [name, table]) => {
        const [begin, end] = [`<!-- ${name}: npm run docs -->`, `<!-- /${name} -->`];
        const [from, to] = [page.indexOf(begin), page.indexOf(end)];
        if (from < 0 || to < from) {
            throw new Error(`the page has no place for the table of ${name}`);
        }
        return `${page.slice(0, from + begin.length)}\n\n${table()}\n\n${page.slice(to)}`;
    }, text);
}

async function formatted(path: string, text: string): Promise<string> {
    return format(text, { ...(await resolveConfig(path)), filepath: path });
}

/** Pages that follow from the code, as they should be. */
export const generatedDocs: Readonly<Record<string, (path: string, current: string) => Promise<string>>> = {
    "docs/configuration.md": (path, current) => formatted(path, withTables(current)),
    "docs/cicd.schema.json": (path) => formatted(path, JSON.stringify(cicdJsonSchema())),
};
