import { bindings } from "../models/bindings";
import type { Db } from "../models/db";
import { repositories, type GitRepository } from "../models/repositories";
import type { Delivery } from "./delivery";
import { isNamedPlainly, namedRepository, namesOf, type NamedRepository } from "./forges/named-repository";

type HookOwner = Pick<GitRepository, "id" | "forge" | "url">;

/**
 * A hook of a group, an organisation or a whole server sends the pushes of many repositories to one address. What names
 * another repository than the hook's is that one's, if it is connected and takes such deliveries, and nobody's else.
 */
export async function addressed(db: Db, owner: HookOwner, sent: { delivery: Delivery; payload: unknown }) {
    const { delivery, payload } = sent;
    if (!Array.isArray(delivery.parsed) || isNamedPlainly(owner.forge, payload, namesOfOwner(owner))) {
        return delivery;
    }
    const named = namedRepository(owner.forge, payload);
    return named === null || isNamed(named, owner) ? delivery : passOn(db, owner, { delivery, named });
}

/** An owner lives as long as the cache of hooks holds it. */
const known = new WeakMap<HookOwner, string[]>();

function namesOfOwner(owner: HookOwner): string[] {
    const names = known.get(owner) ?? namesOf(owner.forge, owner.url);
    known.set(owner, names);
    return names;
}

function isNamed({ names }: NamedRepository, owner: HookOwner): boolean {
    return namesOfOwner(owner).some((name) => names.has(name));
}

async function passOn(
    db: Db,
    owner: HookOwner,
    { delivery, named }: { delivery: Delivery; named: NamedRepository },
): Promise<Delivery> {
    const host = (await repositories.find(db, owner.id))?.host;
    const others = (await repositories.list(db)).filter((other) => other.forge === owner.forge && other.host === host);
    const meant = others.find((other) => isNamed(named, other));
    if (meant?.sharedHook) {
        const { id, forge } = meant;
        return { ...delivery, repository: { id, forge }, bindings: await bindings.listByRepository(db, id) };
    }
    const own = namesOf(owner.forge, owner.url)[0] ?? owner.url;
    const advice = meant
        ? "to serve it too, let that repository take deliveries of other hooks"
        : "if it was renamed or is a mirror, correct the repository's URL";
    return {
        ...delivery,
        parsed: {
            ignored: `the delivery is about ${named.shown.slice(0, 150)}, this webhook belongs to ${own}: ${advice}`,
            sender: senderOf(delivery),
        },
    };
}

function senderOf({ parsed }: Delivery): string {
    return (Array.isArray(parsed) ? parsed[0]?.sender : parsed.sender) ?? "";
}
