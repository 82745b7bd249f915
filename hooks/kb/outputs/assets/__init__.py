"""Scripts and styles of the site, made of the modules below browser/."""

from kb.outputs.assets.bundles import ON_DEMAND, SOURCES, Asset, AssetError, Assets, build_assets, read_sources
from kb.outputs.assets.texts import texts_module

__all__ = ["ON_DEMAND", "SOURCES", "Asset", "AssetError", "Assets", "build_assets", "read_sources", "texts_module"]
