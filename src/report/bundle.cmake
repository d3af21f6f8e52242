# SPDX-License-Identifier: GPL-3.0-or-later
# bundle.cmake: web/ → one page, in the build folder. An empty page stands for "no report".
#   MODE AUTO, ON or OFF; NPM, NODE; FROM the sources' folder and FILES in it; INTO where
#   to work; PAGE the result
function(give_up reason)
  if(MODE STREQUAL ON)
    message(FATAL_ERROR "The report could not be bundled: ${reason}")
  endif()
  if(NOT MODE STREQUAL OFF)
    message(WARNING "The HTML report is left out: ${reason}")
  endif()
  file(WRITE ${PAGE} "")
endfunction()

if(MODE STREQUAL OFF)
  give_up("not asked for")
  return()
endif()

foreach(file ${FILES})
  get_filename_component(folder ${INTO}/${file} DIRECTORY)
  file(COPY ${FROM}/${file} DESTINATION ${folder})
endforeach()

# Packages again only when the lock file is another one.
file(SHA256 ${INTO}/package-lock.json lock)
set(stamp "")
if(EXISTS ${INTO}/installed)
  file(READ ${INTO}/installed stamp)
endif()
if(NOT stamp STREQUAL lock)
  execute_process(
    COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error
      --fetch-retries=1 --fetch-timeout=30000 --fetch-retry-mintimeout=1000
      --fetch-retry-maxtimeout=5000
    WORKING_DIRECTORY ${INTO} RESULT_VARIABLE failed OUTPUT_VARIABLE talk ERROR_VARIABLE talk)
  if(failed)
    give_up("npm ci failed:\n${talk}")
    return()
  endif()
  file(WRITE ${INTO}/installed ${lock})
endif()

execute_process(COMMAND ${NODE} build.mjs ${PAGE} WORKING_DIRECTORY ${INTO}
  RESULT_VARIABLE failed ERROR_VARIABLE talk)
if(failed)
  give_up("${talk}")
endif()
