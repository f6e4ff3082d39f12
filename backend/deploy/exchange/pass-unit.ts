import { awaitDependencies } from "./await-dependencies";
import { clearNames } from "./clear-names";
import { clearPorts } from "./clear-ports";
import type { Exchange } from "./exchange";
import { exchangeService } from "./exchange-service";
import type { Unit } from "./order-units";
import type { ReleaseProject } from "./release-project";
import { switchContainers } from "./switch-container";
import { needsExchange } from "./switched-services";
import { trimToScale } from "./trim-to-scale";
import { upServices } from "./up-services";

export type Exchanges = ReadonlyMap<string, Exchange>;

export async function changingOnes(switched: Exchanges): Promise<Exchanges> {
    const changing = new Map<string, Exchange>();
    for (const [service, exchange] of switched) {
        if (await needsExchange(exchange)) {
            changing.set(service, exchange);
        }
    }
    return changing;
}

/** Who calls two services that call each other is made while one of their switches is still to come. */
export async function prepareSwitches(exchanges: Exchanges): Promise<void> {
    for (const exchange of exchanges.values()) {
        if ((await switchContainers(exchange)).length === 0) {
            await exchange.driver.ensure(exchange.route, exchange.run);
        }
    }
}

/** One step of the way, in the order of `orderUnits`. */
export async function passUnit(unit: Unit, project: ReleaseProject, changing: Exchanges): Promise<void> {
    if (unit.kind === "exchange") {
        const exchange = changing.get(unit.service);
        if (exchange !== undefined) {
            await awaitDependencies(project, [unit.service]);
            await exchangeService(exchange);
        }
        return;
    }
    const { services } = unit;
    await awaitDependencies(project, services);
    await clearPorts(project, services);
    await clearNames(project, services);
    await trimToScale(project, services);
    await upServices(project, services);
}
