package org.gridlang.language.library;

/// A package that another depends on, as it lies on disk.
///
/// @param place its real place, to tell two apart
/// @param shown its place as it is named to people
record LoadedPackage(PackageManifest manifest, PackageFiles files, String place, String shown) {}
