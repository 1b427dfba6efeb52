"""The description of a release that search engines and loaders read: Croissant 1.0 (MLCommons 2024); pure."""

from claims.core.counting import counted
from claims.core.json_types import JSONDict
from claims.datasets.releases.card import licence_of
from claims.datasets.releases.manifest import DataFile, ReleaseManifest, folder_name, title_of

# As the specification has it, word for word: tools warn of any other.
CONTEXT: JSONDict = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
MEDIA_TYPES = {"parquet": "application/x-parquet", "jsonl": "application/jsonlines"}
# What every record has beside its claims, which Croissant 1.0 cannot describe: they are lists of lists.
FIELDS = {
    "id": ("sc:Text", "Identifier of the article."),
    "number": ("sc:Integer", "Number of the article in its project."),
    "title": ("sc:Text", "Title."),
    "url": ("sc:Text", "Address."),
    "publisher": ("sc:Text", "Publisher."),
    "published_on": ("sc:Text", "Day of publication, or null."),
    "lang": ("sc:Text", "Language (BCP 47)."),
    "licence": ("sc:Text", "Licence of the article."),
    "text": ("sc:Text", "The text; offsets count its code points."),
    "text_sha256": ("sc:Text", "SHA-256 of the text as UTF-8."),
    "length": ("sc:Integer", "Length of the text in code points."),
}
LICENCES = {
    "cc-by-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "cc-by-sa-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "cc-by-nc-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "cc-by-nc-sa-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "cc0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "odc-by": "https://opendatacommons.org/licenses/by/1-0/",
}


def croissant(manifest: ReleaseManifest, address: str) -> JSONDict:
    """Describe the files and the columns of a release, which is listed at an address."""
    name = folder_name(manifest["project"], manifest["release"])
    description = (
        f"News articles with the claims that people marked in them: {counted(manifest['articles'], 'article')}, "
        f"{counted(manifest['claims'], 'claim')}, {counted(manifest['verdicts'], 'verdict')}. The record sets describe the columns of articles; claims, speakers and evidence are "
        "nested columns of the same files."
    )
    stated = licence_of(manifest)
    value: JSONDict = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "name": name,
        "alternateName": title_of(manifest),
        "description": description,
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "citeAs": f"{title_of(manifest)} ({manifest['made_on'][:4]}). Dataset made with On Record.",
        "license": LICENCES.get(stated) or f"{address}#licence-of-each-article",
        "url": address,
        "version": f"{manifest['release']}.0.0",
        "datePublished": manifest["made_on"],
        "creator": {"@type": "sc:Organization", "name": f"The annotators of {manifest['project']}", "url": address},
        "inLanguage": list(manifest["languages"]),
        "isLiveDataset": False,
        "rai:dataCollection": "Articles were brought in by the managers of the project; people marked the claims in them.",
        "rai:dataAnnotationProtocol": "guidelines/ holds the guideline under which claims were marked.",
        "rai:annotationsPerItem": _per_item(manifest),
        "rai:dataAnnotationPlatform": "On Record",
        "distribution": [_file(file["path"], file["bytes"], file["sha256"], manifest) for file in manifest["files"]],
        "recordSet": [_records(file, manifest) for file in manifest["files"]],
    }
    return value


def _per_item(manifest: ReleaseManifest) -> str:
    pairs, articles = manifest["agreement"]["comparisons"], manifest["agreement"]["articles"]
    read, compared = counted(articles, "article"), counted(pairs, "pair of passes", "pairs of passes")
    return f"one or more; read by two people or more in the project: {read} ({compared})"


def _file(path: str, size: int, sha256: str, manifest: ReleaseManifest) -> JSONDict:
    return {
        "@type": "cr:FileObject",
        "@id": path,
        "name": path.rpartition("/")[2],
        "contentUrl": path,
        "contentSize": f"{size} B",
        "encodingFormat": MEDIA_TYPES[manifest["format"]],
        "sha256": sha256,
    }


def _records(file: DataFile, manifest: ReleaseManifest) -> JSONDict:
    """Describe the records of one file: a split, or a part of one that has several."""
    split = file["split"]
    alone = sum(other["split"] == split for other in manifest["files"]) == 1
    name = split if alone else file["path"].rpartition("/")[2].partition("-of-")[0]
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": f"Articles of {split}: {file['articles']}.",
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{name}/{column}",
                "name": column,
                "description": about,
                "dataType": kind,
                "source": _source(column, file["path"]),
            }
            for column, (kind, about) in FIELDS.items()
        ],
    }


def _source(column: str, path: str) -> JSONDict:
    return {"fileObject": {"@id": path}, "extract": {"column": column}}
