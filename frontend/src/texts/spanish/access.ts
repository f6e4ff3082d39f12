import type { englishAccess } from "../english-access";

export const spanishAccess: Record<keyof typeof englishAccess, string> = {
    "credential.kind": "Tipo",
    "credential.kind.https-token": "Token de acceso",
    "credential.kind.https-password": "Usuario y contraseña",
    "credential.kind.ssh-key": "Clave SSH",
    "credential.kind.github-app": "GitHub App",
    "credential.kind.registry": "Acceso a un registro de imágenes",
    "credential.registryHelp":
        "El host es el comienzo de los nombres de imagen, como ghcr.io o registry.example.org:5000; docker.io para Docker Hub. Sirve para las descargas, los builds y los push de código de confianza.",
    "credential.forRegistry": "para descargar y subir imágenes",
    "credential.test": "Probar acceso",
    "credential.appId": "ID de la App",
    "credential.installationId": "ID de la instalación",
    "credential.privateKey": "Clave privada",
    "credential.privateKey.generated": "Déjalo vacío para que se genere una clave.",
    "credential.publicKey": "Clave pública: agrégala al repositorio como deploy key",
    "credential.failingSince": "rechazada por el host desde el {date}",
    "credential.expiresSoon": "caduca pronto",
    "notice.title": "Credenciales que requieren atención",
    "notice.settings": "Abrir las credenciales",
    "notice.refused":
        "{host} rechaza la credencial “{name}” desde el {date}: guarda un secreto nuevo en la configuración de CI/CD.",
    "notice.expired":
        "La credencial “{name}” para {host} caducó el {date}: guarda un secreto nuevo en la configuración de CI/CD.",
    "notice.expires":
        "La credencial “{name}” para {host} caduca el {date}: guarda antes un secreto nuevo en la configuración de CI/CD.",
    "credential.change": "Secreto nuevo",
    "credential.changeOf": "Un secreto nuevo para {name}",
    "credential.changeMeaning":
        "Sustituye al anterior; el tipo y el host no cambian, y todas las conexiones se mantienen.",
    "credential.generateKey": "Generar una clave nueva",
    "credential.copied": "Ya la he copiado",
    "credential.expiresAt": "Válida hasta (opcional)",
    "credential.plainHttp": "Se puede enviar sin cifrar (http)",
    "certificate.of": "Lo que muestra {host}",
    "certificate.subject": "Certificado",
    "certificate.issuer": "Emitido por",
    "certificate.expires": "Válido hasta",
    "certificate.pin": "Es correcto: confiar en él",
    "certificate.look": "Ver su certificado",
    "certificate.meaning.authority":
        "Compara la huella con la que publica la forja. La confianza vale solo para este host, también para los certificados renovados de esta autoridad; para Git, LFS y la API de la forja.",
    "certificate.meaning.self-signed":
        "Compara la huella con la que publica la forja. La confianza vale solo para este host, hasta que muestre otro certificado; para Git, LFS y la API de la forja.",
    "certificate.meaning.server":
        "Compara la huella con la que publica la forja. La confianza vale solo para este host, hasta que se renueve el certificado; para confiar en su autoridad, pega el certificado de esta en la configuración de CI/CD.",
    "http.unencrypted":
        "Sin cifrar: quien esté en el camino puede leer y cambiar lo que se descarga, y también la credencial.",
    "listener.port": "Puerto solo para webhooks",
    "listener.portHelp":
        "Un segundo puerto de escucha que responde 404 a todo lo demás, pensado para exponerlo a internet; 0 para no usarlo.",
    "listener.url": "Dirección pública de los webhooks",
    "listener.urlHelp": "Solo si es distinta de la dirección pública de este servidor.",
    "listener.metrics": "Métricas abiertas",
    "listener.metricsHelp": "Quien llegue a este servidor podrá leer /metrics sin token.",
    hosts: "Hosts",
    "hosts.meaning":
        "Las claves SSH que los hosts mostraron la primera vez y las autoridades certificadoras privadas. Un host que muestra otra clave se rechaza hasta que la aceptes.",
    "hosts.none": "Todavía no hay hosts.",
    "hosts.offered": "Ahora muestra en su lugar",
    "hosts.accept": "Aceptar la clave nueva",
    "hosts.acceptTitle": "¿Aceptar la clave nueva de {host}?",
    "hosts.acceptMeaning":
        "Compárala con la huella que publica el host. Si nadie ha cambiado la clave del host, puede que alguien esté interceptando la conexión.",
    "hosts.authority": "Autoridad",
    "hosts.addAuthority": "Agregar una autoridad certificadora",
    "hosts.pem": "Certificado (PEM)",
    "hosts.save": "Guardar autoridad",
    "hosts.removeAuthority": "Quitar la autoridad",
};
