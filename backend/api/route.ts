import { CicdError } from "../../common/errors";
import { stackNameSchema, type TokenScope } from "../../common/schema";
import type { Actor, UseCases } from "../use-cases/use-cases";

/** One authorised request; nothing in it is validated yet. */
export interface RouteCall {
    useCases: UseCases;
    actor: Actor;
    params: Record<string, string>;
    query: unknown;
    body: unknown;
}

export interface Route {
    method: "get" | "put" | "post" | "delete";
    /** Below /api/cicd/v1. */
    path: string;
    /** The least scope that may call it. */
    scope: TokenScope;
    /** 200 unless said otherwise. */
    status?: number;
    /** What is answered as JSON; undefined is answered as `{ ok: true }`. */
    answer(call: RouteCall): Promise<unknown>;
}

export function stackOf({ params }: Pick<RouteCall, "params">): string {
    const result = stackNameSchema.safeParse(params.stack);
    if (!result.success) {
        throw new CicdError({
            code: "STACK_NAME_INVALID",
            message: "This is not a stack's name.",
            hint: "Use a-z, 0-9, - and _ only, with a letter or digit first.",
        });
    }
    return result.data;
}

export function idOf({ params }: Pick<RouteCall, "params">): number {
    const id = /^[1-9]\d{0,14}$/.test(params.id ?? "") ? Number(params.id) : null;
    if (id === null) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "There is nothing under this id.",
            hint: "An id is a whole number from one of the lists.",
        });
    }
    return id;
}
