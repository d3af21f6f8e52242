# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` puts where.
include(CMakePackageConfigHelpers)
install(TARGETS guanxi RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS guanxi_shared guanxi_static
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/guanxi DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h")
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/cli/guanxi.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/schemas/ DESTINATION ${CMAKE_INSTALL_DATADIR}/guanxi/schemas
  FILES_MATCHING PATTERN "*.xml" PATTERN "*.rng" PATTERN "*.tsv" PATTERN "*.json" PATTERN "README.md"
  PATTERN "make" EXCLUDE)
# Both files find the rest from where they are, so that a tree may be moved.
file(RELATIVE_PATH GX_PC_TO_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig
  ${CMAKE_INSTALL_PREFIX})
file(RELATIVE_PATH GX_CMAKE_TO_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/cmake/guanxi
  ${CMAKE_INSTALL_PREFIX})
configure_file(guanxi.pc.in ${CMAKE_CURRENT_BINARY_DIR}/guanxi.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/guanxi.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
configure_file(guanxiConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/guanxiConfig.cmake @ONLY)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/guanxiConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/guanxiConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/guanxiConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/guanxi)
