import type { englishValues } from "../../said/english-values";

export const frenchValues: Record<(typeof englishValues)[number], string> = {
    "The chosen credential": "Les identifiants choisis",
    'The credential "{name}"': "Les identifiants « {name} »",
    "Reading {url}": "La lecture de {url}",
    "create the webhook": "créer le webhook",
    "check the webhook": "vérifier le webhook",
    "remove the webhook": "retirer le webhook",
    "change the webhook's secret": "changer le secret du webhook",
    "the scope api and the role Maintainer": "la portée api et le rôle Maintainer",
    'the scope "{name}", and of its owner the permission "{permission}" (a project administrator has it)':
        "la portée « {name} » et, pour son propriétaire, la permission « {permission} » (qu’a un administrateur du projet)",
    'the permission "{name}"': "la permission « {name} »",
    'the permission "{name}", of an administrator of the repository':
        "la permission « {name} » d’un administrateur du dépôt",
    'the rights "{one}" and "{other}"': "les droits « {one} » et « {other} »",
    'the right "{name}" (of a classic token: {scope})': "le droit « {name} » (pour un jeton classique : {scope})",
    "to belong to an administrator of the repository": "le jeton d’un administrateur du dépôt",
    "A build argument of {service}": "Un argument de build de {service}",
    "An additional build context of {service}": "Un contexte de build supplémentaire de {service}",
    "The Dockerfile of {service}": "Le Dockerfile de {service}",
    "{file} sets BUILDKIT_SYNTAX": "{file} définit BUILDKIT_SYNTAX",
    "{file} wants to be read by the frontend {frontend}": "{file} veut être lu par le frontend {frontend}",
    "Copying {volumes} may take {size}": "La copie de {volumes} peut occuper {size}",
    "The copy of a volume takes too much": "La copie d’un volume occupe trop d’espace",
    "does not answer": "ne répond pas",
    "did not take its new configuration": "n’a pas pris en compte sa nouvelle configuration",
    "refuses its configuration: {reason}": "refuse sa configuration : {reason}",
    "did not take the new weights": "n’a pas pris en compte les nouveaux poids",
    "finds none of the containers up that shall get the traffic":
        "ne trouve prêt aucun des conteneurs qui doivent recevoir le trafic",
    "can't tell more than {count} containers apart": "ne peut pas distinguer plus de {count} conteneurs",
    "does not find by name exactly the containers that serve":
        "ne trouve pas par leur nom exactement les conteneurs en service",
    "does not find all of the containers up that serve": "ne trouve pas prêts tous les conteneurs en service",
    "has no address in the settings": "n’a pas d’adresse dans les paramètres",
    "has an address in the settings that is never asked":
        "a dans les paramètres une adresse qui n’est jamais interrogée",
    "refused what it was told: {reason}": "a refusé ses instructions : {reason}",
    "is changed by somebody else all the time": "est sans cesse modifié par quelqu’un d’autre",
    'has no reverse_proxy with "@id": "{id}"': 'n’a pas de reverse_proxy avec "@id": "{id}"',
    "has no folder in the settings": "n’a pas de dossier dans les paramètres",
    "can't be told anything: {file} can't be read": "ne peut pas recevoir d’instructions : {file} est illisible",
    "can't be told anything: {file} can't be written":
        "ne peut pas recevoir d’instructions : {file} ne peut pas être écrit",
    "has not taken what it was told within {seconds} s": "n’a pas suivi ses instructions en {seconds} s",
};
