import type { englishWizard } from "../english-wizard";

export const spanishWizard: Record<keyof typeof englishWizard, string> = {
    "wizard.title": "Desplegar desde Git",
    "wizard.door": "De un repositorio a contenedores en marcha y, desde entonces, con cada push. Cuatro pasos cortos.",
    "wizard.steps": "Pasos",
    "wizard.step.address": "Dirección",
    "wizard.step.files": "Archivo compose",
    "wizard.step.preview": "Qué va a pasar",
    "wizard.step.live": "Puesta en servicio",
    "wizard.step.done": "(hecho)",
    "wizard.back": "Atrás",
    "wizard.leave":
        "¿Salir de «Desplegar desde Git»? Lo elegido e introducido aquí se pierde; todavía no se ha conectado nada.",
    "wizard.leaveLive":
        "¿Salir de «Desplegar desde Git»? Lo conectado sigue conectado. Pero el secreto del webhook no se vuelve a mostrar, y se pierde lo introducido y concedido para las pilas que aún no se han desplegado ni abierto.",
    "wizard.look": "Examinar",
    "wizard.looking": "Examinando…",
    "wizard.lookAgain": "Examinar de nuevo",
    "wizard.address.meaning":
        "Pega la dirección del botón “Clone” o “Code” del repositorio. Todavía no se guarda nada.",
    "wizard.branch.own": "la del propio repositorio",
    "wizard.private.ask": "Es privado",
    "wizard.private.title": "Un repositorio privado: una de estas opciones",
    "wizard.deployKey": "Deploy key",
    "wizard.deployKey.ssh":
        "Solo para este repositorio, por SSH. Necesita la dirección SSH, que {forge} muestra junto a la otra.",
    "wizard.deployKey.help":
        "Deja la clave vacía y guarda: se genera una y se muestra su parte pública. Agrégala en {forge}, en la configuración del repositorio, entre las deploy keys, solo de lectura; después examínalo de nuevo.",
    "wizard.deployKey.use": "Usar {address}",
    "wizard.token.github":
        "Settings → Developer settings → Fine-grained tokens: este repositorio, “Contents: read-only”. Con “Webhooks” y “Commit statuses” (read and write) el webhook se crea automáticamente.",
    "wizard.token.gitlab":
        "Settings → Access tokens del proyecto: rol Reporter y “read_repository”. Con Maintainer y “api” el webhook se crea automáticamente.",
    "wizard.token.bitbucket":
        "Repository settings → Access tokens: “Repositories: read”, y “Webhooks” si debe crearse automáticamente. El nombre de usuario es x-token-auth.",
    "wizard.token.bitbucketDc":
        "Repository settings → HTTP access tokens: “Repository read”; con “Repository admin” el webhook se crea automáticamente.",
    "wizard.token.gitea":
        "Settings → Applications → Generate token: “repository: read”; con “read and write” el webhook se crea automáticamente.",
    "wizard.token.gogs": "Settings → Applications → Generate new token. Va acompañado de tu nombre de usuario.",
    "wizard.token.azure": "En User settings → Personal access tokens: “Code: read”.",
    "wizard.token.generic": "Un token o una contraseña que pueda leer este repositorio.",
    "wizard.files.one": "Esto es lo que se encontró. Elige el nombre de la pila.",
    "wizard.files.several": "Se encontraron estos archivos compose. Elige uno o varios: comparten un webhook.",
    "wizard.files.none":
        "No hay ningún archivo compose en {branch}. Elige otra rama, o agrega un compose.yaml al repositorio y examínalo de nuevo.",
    "wizard.next": "Ver qué pasaría ({count})",
    "wizard.comparing": "Leyendo el commit y comparándolo con lo que está en marcha…",
    "wizard.preview.meaning": "Hasta ahora no se ha conectado ni cambiado ninguna pila, y conectar no despliega nada.",
    "wizard.existing":
        "{stack} ya está aquí. Se adopta tal como está y queda registrada, para que puedas volver a ella; lo que es igual en Git conserva sus contenedores.",
    "wizard.environment": "Variables que todavía no tienen valor",
    "wizard.environment.help": "Se escriben en el .env de la pila en este servidor, nunca en Git.",
    "wizard.environment.required": "obligatoria",
    "wizard.environment.first": "Introduce primero un valor para {keys}: sin él no puede empezar ningún despliegue.",
    "wizard.grant": "Concedo lo que arriba figura como “no concedido” ({count}), y nada más.",
    "wizard.connect": "Conectar ({count})",
    "wizard.automatic": "Desplegar cada push automáticamente",
    "wizard.delivery.waiting":
        "Esperando la primera entrega: configura el webhook como se indica abajo; después pulsa “Test” allí o haz push de algo. Este aviso cambia solo.",
    "wizard.delivery.came": "Ha llegado una entrega: el webhook funciona.",
    "wizard.deploy": "Desplegar ahora",
    "wizard.succeeded": "{stack} está en servicio. A partir de ahora, cada push puede desplegarla.",
    "wizard.open": "Abrir {stack}",

    "adoption.title": "Archivos de {stack} frente a los de Git",
    "adoption.file": "Archivo",
    "adoption.standing": "Comparación",
    "adoption.becomes": "Qué pasa con él",
    "adoption.same": "igual",
    "adoption.differs": "distinto",
    "adoption.here": "solo aquí",
    "adoption.git": "solo en Git",
    "adoption.compose": "vale el de Git; el tuyo se conserva como release #0",
    "adoption.environment": "se queda el tuyo; el de Git solo agrega lo que falta",
    "adoption.stays": "se queda el tuyo",
    "adoption.onlyInGit": "Aparte de estos, archivos que solo están en Git o no se compararon: {count}.",
    "adoption.onlyInGitOne": "Aparte de estos, un archivo que solo está en Git o no se comparó.",
    "wizard.portTaken":
        "{service} quiere el puerto {port}, que tiene el contenedor {by}: libéralo o publica otro en el archivo compose. Hasta entonces el primer despliegue falla.",
    "wizard.deployAll": "Desplegar todo ({count})",
    "wizard.byHand": "Configurar el webhook a mano",
};
