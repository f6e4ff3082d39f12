import type { StackLayout } from "../stack-layout";
import { switchImage } from "../traffic/haproxy/switch-image";
import { switchLayout } from "../traffic/haproxy/switch-layout";
import { ownUser, switchService } from "../traffic/haproxy/switch-service";
import type { Route } from "../../../common/route";
import type { Mapping } from "../policy/json";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a switch runs, and for which section of the resolved compose file. */
interface Surroundings {
    layout: StackLayout;
    host: Environment;
    service: Mapping;
}

/** The compose section of the route's switch; null for a proxy that is the user's own. */
export function switchSection(route: Route, { layout, host, service }: Surroundings): Mapping | null {
    if (route.switchService === null) {
        return null;
    }
    const place = { layout: switchLayout(layout, route.service), image: switchImage(host), user: ownUser() };
    const section = literal(switchService(place)) as Mapping;
    // An engine that was killed brings back only what always restarts: the switch must not stay away from its service.
    return service.restart === "always" ? { ...section, restart: "always" } : section;
}

/** Compose reads it as it reads any other: a dollar sign of a path is no variable. */
function literal(value: unknown): unknown {
    if (typeof value === "string") {
        return value.replaceAll("$", "$$$$");
    }
    if (Array.isArray(value)) {
        return value.map(literal);
    }
    return typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, literal(one)]))
        : value;
}
