import type { englishValues } from "../../said/english-values";

export const spanishValues: Record<(typeof englishValues)[number], string> = {
    "The chosen credential": "La credencial elegida",
    'The credential "{name}"': "La credencial “{name}”",
    "Reading {url}": "La lectura de {url}",
    "create the webhook": "crear el webhook",
    "check the webhook": "comprobar el webhook",
    "remove the webhook": "quitar el webhook",
    "change the webhook's secret": "cambiar el secreto del webhook",
    "the scope api and the role Maintainer": "el ámbito api y el rol Maintainer",
    'the scope "{name}", and of its owner the permission "{permission}" (a project administrator has it)':
        "el ámbito “{name}” y, para su propietario, el permiso “{permission}” (un administrador del proyecto lo tiene)",
    'the permission "{name}"': "el permiso “{name}”",
    'the permission "{name}", of an administrator of the repository':
        "el permiso “{name}”, de un administrador del repositorio",
    'the rights "{one}" and "{other}"': "los permisos “{one}” y “{other}”",
    'the right "{name}" (of a classic token: {scope})': "el permiso “{name}” (en un token clásico: {scope})",
    "to belong to an administrator of the repository": "pertenecer a un administrador del repositorio",
    "A build argument of {service}": "Un argumento de build de {service}",
    "An additional build context of {service}": "Un contexto de build adicional de {service}",
    "The Dockerfile of {service}": "El Dockerfile de {service}",
    "{file} sets BUILDKIT_SYNTAX": "{file} define BUILDKIT_SYNTAX",
    "{file} wants to be read by the frontend {frontend}": "{file} quiere que lo lea el frontend {frontend}",
    "Copying {volumes} may take {size}": "Copiar {volumes} puede ocupar {size}",
    "The copy of a volume takes too much": "La copia de un volumen ocupa demasiado",
    "does not answer": "no responde",
    "did not take its new configuration": "no aceptó su configuración nueva",
    "refuses its configuration: {reason}": "rechaza su configuración: {reason}",
    "did not take the new weights": "no aceptó los pesos nuevos",
    "finds none of the containers up that shall get the traffic":
        "no encuentra en marcha ninguno de los contenedores que deben recibir el tráfico",
    "can't tell more than {count} containers apart": "no puede distinguir más de {count} contenedores",
    "does not find by name exactly the containers that serve":
        "no encuentra por nombre exactamente los contenedores que atienden",
    "does not find all of the containers up that serve": "no encuentra en marcha todos los contenedores que atienden",
    "has no address in the settings": "no tiene ninguna dirección en la configuración",
    "has an address in the settings that is never asked":
        "tiene en la configuración una dirección a la que nunca se consulta",
    "refused what it was told: {reason}": "rechazó lo que se le indicó: {reason}",
    "is changed by somebody else all the time": "lo cambia otra persona continuamente",
    'has no reverse_proxy with "@id": "{id}"': 'no tiene ningún reverse_proxy con "@id": "{id}"',
    "has no folder in the settings": "no tiene ninguna carpeta en la configuración",
    "can't be told anything: {file} can't be read": "no puede recibir indicaciones: no se puede leer {file}",
    "can't be told anything: {file} can't be written": "no puede recibir indicaciones: no se puede escribir {file}",
    "has not taken what it was told within {seconds} s": "no ha aceptado en {seconds} s lo que se le indicó",
};
