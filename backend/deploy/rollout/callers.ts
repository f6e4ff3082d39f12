import { mapping, text, type Mapping } from "../policy/json";
import { parseReference } from "../render/image-reference";
import { othersOf, serviceOf } from "./candidate";
import type { NetworkPlaces } from "./place-networks";

interface Called {
    model: Mapping;
    name: string;
    /** Services whose versions run side by side: to them a changed line costs nothing. */
    doubled: ReadonlySet<string>;
}

/** They answer and never call; to be made anew for a link would stop them for nothing. */
const STORES =
    /^(postgres|postgis|timescaledb|pgvector|mysql|mariadb|mongo|redis|valkey|keydb|memcached|rabbitmq|minio|influxdb|clickhouse|elasticsearch|opensearch|cassandra|couchdb|nats|etcd)(-|$)/;

/**
 * Services of the stack that may call it by its name, and shall reach its switch. What the service itself stands on is
 * left alone, lest a database is made anew because a service before it gets a switch.
 */
export function callersOf({ model, name, doubled }: Called, { shared, kept }: NetworkPlaces): string[] {
    const ways = [...shared, ...kept];
    const below = standsOn(model, name);
    return othersOf({ model, name })
        .filter(([, other]) => text(other.network_mode) === "" && ways.some((way) => way in mapping(other.networks)))
        .filter(([other, service]) => doubled.has(other) || (!below.has(other) && !isStore(service)))
        .map(([other]) => other);
}

function isStore({ image }: Mapping): boolean {
    return STORES.test(parseReference(text(image)).name.split("/").at(-1)!);
}

/** Everything that a service depends on, directly and indirectly. */
function standsOn(model: Mapping, name: string): Set<string> {
    const found = new Set<string>();
    const visit = (one: string) => {
        for (const next of Object.keys(mapping(serviceOf({ model, name: one }).depends_on))) {
            if (!found.has(next)) {
                found.add(next);
                visit(next);
            }
        }
    };
    visit(name);
    return found;
}
