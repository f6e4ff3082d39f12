import { list, mapping, text, type Mapping } from "../../policy/json";
import { entriesOf, type Share } from "./entries";

/** What a `reverse_proxy` of the user's configuration says beside where it leads. */
export interface CaddyHandler {
    id: string;
    /** The user's own settings of it. */
    own: Mapping;
    /** Who gets requests; null at rest, when it leads to a name. */
    shares: Share[] | null;
    /** Those that get nothing new, and are known so that what is open to them is counted. */
    parked: Omit<Share, "weight">[];
}

const NEVER = [{ not: [{}] }];

/** Null when it is no reverse_proxy, neither at rest nor in a transition. */
export function readHandler(id: string, value: unknown): CaddyHandler | null {
    const { handler, routes, ...rest } = mapping(value);
    if (handler === "reverse_proxy") {
        return { id, own: ownOf({ handler, ...rest }), shares: null, parked: [] };
    }
    const [parked, serving] = list(routes).map((route) => mapping(list(mapping(route).handle)[0]));
    if (handler !== "subroute" || parked?.handler !== "reverse_proxy" || serving?.handler !== "reverse_proxy") {
        return null;
    }
    const shares = upstreamsOf(id, serving);
    const unique = [...new Map(shares.map((share) => [share.dial, share])).values()];
    const weighted = unique.map((share) => ({
        ...share,
        weight: shares.filter(({ dial }) => dial === share.dial).length,
        container: shares.find(({ dial, container }) => dial === share.dial && container !== "")?.container ?? "",
    }));
    return { id, own: ownOf(parked), shares: weighted, parked: upstreamsOf(id, parked).filter((one) => one.container) };
}

function ownOf({ "@id": _id, upstreams: _upstreams, ...own }: Mapping): Mapping {
    return own;
}

function upstreamsOf(id: string, handler: Mapping): Omit<Share, "weight">[] {
    return list(handler.upstreams).map((upstream) => {
        const { "@id": named, dial } = mapping(upstream);
        return { dial: text(dial), container: text(named).slice(id.length + 1) };
    });
}

/** As Caddy is told. At rest it is the user's own handler again. */
export function writeHandler(
    { id, own, shares, parked }: CaddyHandler,
    rest: { dial: string; sticky: boolean },
): Mapping {
    const atRest = [{ dial: rest.dial }];
    if (shares === null) {
        return { "@id": id, ...own, upstreams: atRest };
    }
    const policy = rest.sticky ? { policy: "cookie", name: "cicd-server" } : { policy: "round_robin" };
    // A container that ends while it is dialled costs nobody a request.
    const balancing = { try_duration: "5s", ...mapping(own.load_balancing), selection_policy: policy };
    const waiting = parked.map(({ dial, container }) => ({ "@id": `${id}~${container}`, dial }));
    return {
        "@id": id,
        handler: "subroute",
        routes: [
            { match: NEVER, handle: [{ ...own, upstreams: waiting.length > 0 ? waiting : atRest }] },
            { handle: [{ ...own, load_balancing: balancing, upstreams: entriesOf(id, shares) }] },
        ],
    };
}
