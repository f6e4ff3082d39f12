import type { Db } from "../db";
import type { Sample } from "./samples";

/** Under this name all stacks are summed up; no stack has it. */
export const ALL_STACKS = "";

export interface StackSample extends Sample {
    stack: string;
    /** 2026-11-22, in UTC. */
    day: string;
}

export interface Sum extends Sample {
    day: string;
    count: number;
}

interface Range {
    stack: string;
    /** The first day. */
    from: string;
}

export const figures = {
    /** Each counts for its stack and for all of them. */
    async add(db: Db, samples: readonly StackSample[]): Promise<void> {
        const counts = new Map<string, number>();
        for (const { stack, day, measure, bucket } of samples) {
            for (const name of [stack, ALL_STACKS]) {
                const key = JSON.stringify([name, day, measure, bucket]);
                counts.set(key, (counts.get(key) ?? 0) + 1);
            }
        }
        const rows = [...counts].map(([key, count]) => [...(JSON.parse(key) as unknown[]), count]);
        await db.raw(
            `INSERT INTO cicd_figure (stack, day, measure, bucket, count)
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE true
             ON CONFLICT DO UPDATE SET count = count + excluded.count`,
            [JSON.stringify(rows)],
        );
    },
    /** What is counted, by day. */
    async byDay(db: Db, { stack, from }: Range, measures: readonly string[]): Promise<Sum[]> {
        return db<Sum & { stack: string }>("cicd_figure")
            .where({ stack })
            .where("day", ">=", from)
            .whereIn("measure", [...measures])
            .select("day", "measure", "bucket", "count");
    },
    /** Over all days since `from`, by measure and bucket. */
    async total(db: Db, { stack, from }: Range): Promise<Omit<Sum, "day">[]> {
        const rows = (await db("cicd_figure")
            .where({ stack })
            .where("day", ">=", from)
            .groupBy("measure", "bucket")
            .select("measure", "bucket")
            .sum("count as count")) as unknown as Omit<Sum, "day">[];
        return rows.map((row) => ({ ...row, count: Number(row.count) }));
    },
};
