import { COMMAND_NAME_PREFIX } from "../commands/command-names";
import { BEHIND_SWITCH } from "../rollout/switch-names";
import type { Judge, Place } from "./judge-keys";
import { list, mapping, text } from "./json";
import type { Finding } from "./right";

const OWN_NAMES = [COMMAND_NAME_PREFIX, "dockge-cicd-"];

/** Whoever answers to such a name would get the requests that a switch hands on. */
function behindSwitch(names: readonly unknown[], { at }: Pick<Place, "at">): Finding[] {
    const isPosing = names.some((name) => text(name).toLowerCase().replace(/\.+$/, "").endsWith(BEHIND_SWITCH));
    return isPosing
        ? [{ at, reason: `names that end with ${BEHIND_SWITCH} lead from a traffic switch to its service` }]
        : [];
}

export const hostname: Judge = (value, place) => behindSwitch([value], place);

export const containerName: Judge = (value, place) => {
    const own = OWN_NAMES.find((name) => text(value).startsWith(name));
    return own === undefined
        ? behindSwitch([value], place)
        : [{ at: place.at, reason: `names that begin with ${own} belong to the containers of builds and commands` }];
};

export const links: Judge = (value, place) =>
    behindSwitch(
        list(value).flatMap((link) => text(link).split(":")),
        place,
    );

export const networks: Judge = (value, place) =>
    behindSwitch(
        Object.values(mapping(value)).flatMap((network) => list(mapping(network).aliases)),
        place,
    );
