/// Devices: roles, locality of observations, whether ranges can be kept by limiting actions.
@NullMarked
package org.gridlang.language.check.device;

import org.jspecify.annotations.NullMarked;
