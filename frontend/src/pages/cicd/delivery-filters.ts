import { VERDICTS, type Verdict } from "../../../../common/states";

/** What the list of deliveries is narrowed down to; what is absent filters nothing. */
export interface DeliveryFilters {
    stack?: string;
    verdict?: Verdict;
}

const stackName = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** Anybody can write into an address: what fits nothing is left out. */
export function deliveryFiltersOf(query: Record<string, unknown>): DeliveryFilters {
    const { stack } = query;
    const verdict = VERDICTS.find((one) => one === query.verdict);
    return {
        ...(typeof stack === "string" && stackName.test(stack) && { stack }),
        ...(verdict && { verdict }),
    };
}
