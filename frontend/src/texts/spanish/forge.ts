import type { englishForge } from "../english-forge";

export const spanishForge: Record<keyof typeof englishForge, string> = {
    "remoteHook.create": "Crearlo por mí",
    "remoteHook.creating": "Creando y probando…",
    "remoteHook.repair": "Crearlo de nuevo",
    "remoteHook.check": "Comprobarlo",
    "remoteHook.checking": "Comprobando…",
    "remoteHook.remove": "Quitarlo de {forge}",
    "remoteHook.made": "Se creó en {forge} desde aquí.",
    "remoteHook.byHand":
        "Con un token para la API de {forge}, elegido abajo, este servidor crea el webhook por sí mismo.",
    "remoteHook.problem": "{forge} todavía tiene el secreto anterior, que sigue siendo válido durante 24 horas.",
    "remoteHook.poll": "Buscar commits cada 5 minutos en su lugar",
    "remoteHook.polling": "Este servidor busca commits nuevos cada {count} min, así que no se pierde ninguno.",
    "remoteHook.state.works": "funciona",
    "remoteHook.state.made": "configurado",
    "remoteHook.state.unreached": "no llega",
    "remoteHook.state.missing": "falta",
    "remoteHook.state.differs": "difiere",

    "forgeApi.title": "Informes a {forge}",
    "forgeApi.meaning": "{forge} muestra en cada commit cómo va su despliegue, con un enlace al log.",
    "forgeApi.report": "Informar del estado de los despliegues",
    "forgeApi.none": "Este tipo de servidor Git no admite informes de estado.",
    "forgeApi.environmentUrl": "Dirección de la pila en servicio",
    "forgeApi.environmentUrlHelp": "{forge} la enlaza junto al despliegue. Puede quedar vacía.",
    "forgeApi.credential": "Token para la API",
    "forgeApi.credentialHelp":
        "Para los estados, las comprobaciones y el webhook. Si no hay ninguno, se usa el token del propio repositorio cuando sirve.",
    "forgeApi.sameCredential": "El del propio repositorio",
    "forgeApi.error": "No se pudo informar del último estado.",
};
