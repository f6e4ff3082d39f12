import type { ErrorTexts } from "../../said/server-words";

export const spanishCodes: ErrorTexts = {
    INVALID_INPUT: ["Falta un valor o no está bien escrito.", "Corrige el valor; no se cambió nada."],
    UNKNOWN_SETTING: [
        "Ese ajuste no existe; suele ser un error de escritura.",
        "Corrige el nombre; no se cambió nada.",
    ],
    NOT_LOGGED_IN: ["No has iniciado sesión o la sesión ha caducado.", "Inicia sesión e inténtalo de nuevo."],
    SIGNATURE_INVALID: [
        "Una entrega no está firmada con el secreto de este webhook.",
        "Escribe en el emisor el secreto que se muestra con el webhook o renuévalo allí y aquí.",
    ],
    FORBIDDEN: ["Este token no tiene permiso para eso.", "Usa un token con el alcance necesario."],
    NOT_FOUND: ["Eso no existe, o ya no existe.", "Recarga la lista y elige en ella."],
    BODY_TOO_LARGE: [
        "La entrega o la solicitud es mayor de lo permitido.",
        "Aumenta el límite en la configuración o envía solo eventos de push.",
    ],
    CONTENT_TYPE_UNSUPPORTED: [
        "No es JSON, ni un formulario con JSON en su campo payload, o no es UTF-8.",
        "Elige application/json en el emisor.",
    ],
    PAYLOAD_INVALID: [
        "La entrega está firmada, pero no es JSON legible.",
        "Envía el contenido propio de la forja, sin plantilla personalizada.",
    ],
    RATE_LIMITED: ["Hubo demasiadas solicitudes.", "Espera y continúa más despacio."],
    STARTING: [
        "El servidor todavía no está listo o no pudo guardar nada.",
        "Inténtalo de nuevo enseguida; si sigue igual, revisa el log del servidor y el espacio libre en disco.",
    ],
    INTERNAL: ["Ocurrió algo inesperado.", "Revisa el log del servidor e inténtalo de nuevo."],
    STACK_NAME_INVALID: [
        "No es un nombre que acepten tanto Dockge como compose.",
        "Usa a-z, 0-9, - y _, con una letra o un dígito al principio.",
    ],
    STACK_NOT_FOUND: ["No hay ninguna pila con ese nombre.", "Comprueba el nombre o crea antes la pila."],
    STACK_NOT_CONNECTED: ["La pila todavía no tiene repositorio.", "Conéctala a un repositorio Git."],
    STACK_BUSY: [
        "Un despliegue o uno de los botones de Dockge ya está trabajando en la pila.",
        "Espera a que acabe o cancélalo.",
    ],
    STATE_CONFLICT: [
        "El estado actual no permite eso, o ya no lo permite.",
        "Recarga y elige de nuevo entre lo que se ofrece.",
    ],
    STALE_EDIT: [
        "Otra persona cambió entretanto lo que editaste.",
        "Recarga y repite el cambio sobre el texto nuevo, o despliega de nuevo.",
    ],
    LOCAL_EDIT_CONFLICTS: [
        "Un cambio hecho a mano y conservado para la pila ya no encaja en el commit que se despliega.",
        "Descarta el cambio local en el panel de la pila, o edita el archivo de nuevo y consérvalo.",
    ],
    URL_REFUSED: ["Esa dirección no se usa.", "Usa la URL de clonación que muestra la forja."],
    CREDENTIAL_HOST_MISMATCH: [
        "La credencial elegida es de otro host; no se envió a ninguna parte.",
        "Elige una credencial de este host o agrega una nueva.",
    ],
    CREDENTIAL_KIND_MISMATCH: [
        "La credencial elegida no corresponde al tipo de la URL.",
        "Elige una credencial del tipo de la URL o la otra URL del repositorio.",
    ],
    CREDENTIAL_IN_CLEAR: [
        "La credencial se enviaría por http, donde se puede leer en el camino.",
        "Usa https o permite http en esa credencial.",
    ],
    REF_INVALID: [
        "No es una rama, un tag ni un commit que Git acepte.",
        "Escribe una rama, un tag o un commit completo.",
    ],
    REPOSITORY_UNREACHABLE: [
        "La forja no respondió, o no como servidor Git.",
        "Comprueba la URL y la red y reinténtalo; lo que está en marcha no se ve afectado.",
    ],
    REPOSITORY_NOT_FOUND: [
        "La forja no conoce ese repositorio; sin credencial, uno privado puede parecer inexistente.",
        "Comprueba la URL; elige una credencial si es privado.",
    ],
    REPOSITORY_AUTH: [
        "La forja pide una credencial o rechaza la que está definida.",
        "Guarda un token que pueda leer el repositorio; mira si ha caducado.",
    ],
    HOST_KEY_CHANGED: [
        "El host SSH muestra una clave distinta de la que se había fijado.",
        "Compara la huella con la de la propia forja y acepta después la clave nueva.",
    ],
    TLS_UNTRUSTED: [
        "El certificado de la forja es de una autoridad que este servidor no conoce.",
        "Guarda el certificado de la autoridad (PEM) para este host.",
    ],
    API_CREDENTIAL_MISSING: [
        "La API de la forja pide un token y no hay ninguno que sirva.",
        "Elige una credencial para la API en la configuración del repositorio.",
    ],
    FORGE_API_REFUSED: [
        "La API de la forja no hizo lo que se le pidió.",
        "A menudo al token le falta un permiso; las palabras de la forja dicen cuál.",
    ],
    FORGE_API_UNSUPPORTED: ["La API de esta forja no ofrece eso.", "Configúralo a mano en la forja."],
    BRANCH_NOT_FOUND: [
        "El repositorio no tiene esa rama o ese tag.",
        "Elige una de las ramas que muestra la prueba de conexión.",
    ],
    BRANCH_REFUSED: [
        "La forja no aceptó una rama con un cambio hecho a mano.",
        "Permite que la credencial haga push de ramas que empiecen por dockge/ o haz tú el cambio.",
    ],
    COMMIT_NOT_FOUND: ["El repositorio no tiene ese commit, o ya no lo tiene.", "En su lugar, despliega la rama."],
    COMMIT_NOT_ON_BRANCH: [
        "No se puede hacer commit de un cambio hecho a mano: el commit en servicio no forma parte de la rama tal como es ahora.",
        "Conserva el cambio localmente, despliega la rama y haz entonces el commit.",
    ],
    SECRET_IN_EDIT: [
        "No se puede hacer commit de un cambio hecho a mano: deja un secreto a la vista.",
        "Pon el valor en .env, nómbralo como ${KEY} en el archivo compose y haz commit de nuevo.",
    ],
    SUBMODULE_REFUSED: [
        "Un submódulo está en otro host que el repositorio o su ruta no está permitida.",
        "Usa submódulos del mismo host o pon update = none para este.",
    ],
    COMPOSE_FILE_MISSING: [
        "El commit no tiene ningún archivo compose donde se buscó.",
        "Indica la ruta del archivo compose o agrega el archivo.",
    ],
    COMPOSE_FILE_INVALID: ["No se puede leer el archivo compose.", "Corrige el archivo y haz push de nuevo."],
    COMPOSE_PATH_ESCAPES: [
        "El archivo nombra una ruta fuera del repositorio.",
        "Mantén dentro del repositorio lo que necesita la pila.",
    ],
    COMPOSE_PROJECT_CHANGES: [
        "Con ese archivo, compose trabajaría en un proyecto distinto del de esta pila.",
        "Quita del archivo el nombre del proyecto o haz que sea el nombre de la pila.",
    ],
    COMPOSE_SETTING_REFUSED: [
        "El archivo usa un ajuste que aquí no se permite o no se conoce.",
        "Quítalo del archivo.",
    ],
    RIGHT_NOT_GRANTED: [
        "El commit pide más de lo que la pila puede hacer.",
        "Concede exactamente eso en el panel, si es intencionado, y despliega de nuevo.",
    ],
    PROJECT_ELSEWHERE: [
        "Ya hay contenedores de un proyecto con este nombre en marcha desde otro directorio.",
        "Da otro nombre a la pila, o detén y desactiva antes ese proyecto.",
    ],
    ENV_KEY_MISSING: [
        "El archivo compose necesita una variable que .env no define.",
        "Agrégala en la pestaña Entorno y reinténtalo.",
    ],
    ENV_REDIRECTS_COMPOSE: [
        ".env define una variable COMPOSE_…, con la que los propios botones de Dockge iniciarían otro proyecto.",
        "Quita la línea de .env; las rutas y los perfiles van en la configuración del repositorio.",
    ],
    ENV_CHANGES_IMAGE: [
        "Un valor cambiado nombra otra imagen, y al aplicar solo el entorno se mantienen todas.",
        "En su lugar, despliega la pila: así se descarga o se construye lo que haga falta.",
    ],
    ENV_CHANGES_PORT: [
        "Con el valor nuevo, un servicio escucharía en un puerto que su conmutador de tráfico no conoce.",
        "En su lugar, despliega la pila.",
    ],
    ADOPTION_UNDECIDED: [
        "Algo en el disco difiere de Git y nadie ha dicho cuál de los dos vale.",
        "Elige “Conservar el mío” o “Usar el de Git” en cada línea.",
    ],
    BUILD_FAILED: ["No se pudo construir una imagen.", "Busca el motivo en el log, corrígelo y haz push de nuevo."],
    SETTINGS_INVALID: [
        "La configuración del propio repositorio tiene un nombre desconocido o un valor incorrecto.",
        "Corrige la línea y haz push de nuevo.",
    ],
    SETTING_NOT_ALLOWED: [
        "El commit define más de lo que puede el repositorio de esta pila.",
        "Quita la línea o haz que un administrador lo permita en la pestaña Build.",
    ],
    BUILD_NOT_SUPPORTED: [
        "Con la configuración de build de la pila no se puede construir lo que pide el repositorio.",
        "Cambia el builder en la configuración del build.",
    ],
    BUILD_SERVICE_UNCLEAR: [
        "El builder crea una sola imagen y no está claro qué servicio la recibe.",
        "Elige el servicio en la configuración del build.",
    ],
    BUILD_SECRET_MISSING: [
        "La configuración del build nombra un secreto para el que la pila no tiene valor.",
        "Guárdalo en la pestaña Build o quita su nombre.",
    ],
    BUILDER_MISSING: [
        "El programa del builder o el plugin buildx de docker no está en el servidor.",
        "Instálalo o elige otro builder.",
    ],
    COMMAND_FAILED: [
        "Un comando de la pila falló.",
        "Busca el motivo al final de su log, corrígelo e inténtalo de nuevo.",
    ],
    COMMAND_NOT_STARTED: [
        "No se pudo iniciar un comando; no hizo nada.",
        "Corrige lo que se nombra: la imagen, el servicio, el directorio o run.",
    ],
    HOST_COMMAND_NOT_ALLOWED: [
        "La pila no puede ejecutar comandos en el host.",
        "Ejecútalo en una imagen o haz que un administrador lo permita en la configuración.",
    ],
    IMAGE_UNAVAILABLE: ["No se puede descargar una imagen.", "Comprueba su nombre y el registro, y reinténtalo."],
    IMAGE_GONE: [
        "Una imagen de la release anterior ya no está en esta máquina.",
        "Despliega de nuevo el commit de esa release: se construirá otra vez.",
    ],
    PUSH_FAILED: [
        "No se puede subir al registro una imagen construida; la pila en marcha no se tocó.",
        "Prueba el acceso al registro en la configuración y comprueba el nombre del repositorio en la pestaña Build.",
    ],
    PORT_TAKEN: ["Otra cosa ya usa un puerto de la pila en esta máquina.", "Libera el puerto o elige otro."],
    UP_FAILED: ["Docker no inició los contenedores.", "Corrige lo que se nombra y haz push de nuevo."],
    SERVICE_UNHEALTHY: [
        "Un servicio no llegó a tiempo a estar en buen estado, se cayó o no siguió bien.",
        "Mira sus líneas en el log; aumenta el tiempo límite si solo necesita más.",
    ],
    SMOKE_TEST_FAILED: [
        "La versión nueva dio una respuesta incorrecta a una prueba antes de recibir otras solicitudes.",
        "Corrige lo que encontró la prueba, o la propia prueba, y haz push de nuevo.",
    ],
    CANARY_ABORTED: [
        "La versión nueva se abandonó mientras tenía una parte del tráfico.",
        "Busca en su log las solicitudes que fallan, corrígelo y haz push de nuevo.",
    ],
    TRAFFIC_SWITCH_FAILED: [
        "El conmutador de tráfico de un servicio no aceptó lo que se le indicó o no encuentra sus contenedores.",
        "Revisa el log del conmutador y despliega de nuevo.",
    ],
    ENGINE_UNREACHABLE: ["Docker Engine no responde.", "Inícialo o define DOCKER_HOST; después reinténtalo."],
    DISK_FULL: [
        "No hay espacio libre suficiente en disco para continuar con seguridad.",
        "Libera espacio (imágenes antiguas, logs) y reinténtalo.",
    ],
    FILE_NOT_WRITABLE: [
        "El usuario del servidor no puede leer o escribir un archivo de la pila.",
        "Dale acceso al directorio de pilas y reinténtalo.",
    ],
    FORK_NEEDS_OWN_STACK: [
        "El código de un fork o de una persona externa recibiría los secretos o permisos de la pila.",
        "Haz que una pila sin secretos admita los pull requests.",
    ],
    OLDER_THAN_LIVE: [
        "Un push llegó tarde: lo que está en servicio ya contiene su commit.",
        "No hay que hacer nada; despliega el commit a mano para volver a él.",
    ],
    COMMIT_WITHDRAWN: [
        "El push nombraba un commit que se retiró al revertir, o uno anterior.",
        "Haz push de un commit más nuevo; despliega este a mano para tenerlo de todos modos.",
    ],
    TIMED_OUT: [
        "Algo tardó más que su tiempo límite y se terminó.",
        "Revisa el log; aumenta el tiempo límite en la configuración del build si solo necesita más.",
    ],
    CANCELED: ["Se canceló.", "Despliega de nuevo cuando quieras."],
    INTERRUPTED: [
        "El servidor se detuvo durante el despliegue más veces de las que se reintenta.",
        "Mira por qué se detuvo el servidor y reinténtalo.",
    ],
    ROLLBACK_FAILED: [
        "El despliegue falló y la release anterior no se pudo restablecer por completo.",
        "Mira los estados en el log; despliega o revierte a mano.",
    ],
};
